"""Sentences with exact offsets."""

from pipeline.coding.sentences import sentences


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, 0, len(text))]


def test_a_quotation_is_cut_into_the_sentences_that_it_holds() -> None:
    text = (
        "“Norland held its election on 4 December. The Union welcomes the calm manner of the vote. We congratulate Mr. Berg,” she said. "
        "He left."
    )
    assert cut(text) == [
        "“Norland held its election on 4 December.",
        "The Union welcomes the calm manner of the vote.",
        "We congratulate Mr. Berg,” she said.",
        "He left.",
    ]


def test_a_short_quotation_stays_in_its_sentence() -> None:
    assert cut('They called it "a sham. A farce." and left.') == ['They called it "a sham. A farce." and left.']


def test_the_name_of_a_site_ends_a_sentence_as_no_initial_does() -> None:
    assert cut("He welcomed the result on X. Kenya followed on Monday, as did George W. Bush.") == [
        "He welcomed the result on X.",
        "Kenya followed on Monday, as did George W. Bush.",
    ]
