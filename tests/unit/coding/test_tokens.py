"""Tokens: what is remembered of words never depends on the texts read before."""

from pipeline.coding.lexicon import Lexicon
from pipeline.coding.tokens import Token, Tokeniser


def _shape(tokens: list[Token]) -> list[tuple[object, ...]]:
    return [(token.start, token.end, token.low, token.cls, token.negates, token.word) for token in tokens]


def test_words_read_before_change_nothing(lexicon: Lexicon) -> None:
    text = "Kenya's president didn't congratulate the winner [12] in May; they'll wait, the minister said."
    fresh, used = Tokeniser(lexicon), Tokeniser(lexicon)
    for other in ("The President may wait.", "Congratulate them, said Kenya.", text.upper(), text):
        used.cut(other, 0, len(other), [])
    assert _shape(used.cut(text, 0, len(text), [])) == _shape(fresh.cut(text, 0, len(text), []))


def test_a_word_knows_what_it_can_do(lexicon: Lexicon) -> None:
    text = "The minister did not say who won"
    words = {token.low: token.word for token in Tokeniser(lexicon).cut(text, 0, len(text), [])}
    assert words["the"].opens and not words["won"].opens
    assert words["did"].helps and words["did"].verbal
    assert "base" in words["say"].forms and not words["minister"].verbal


def test_what_stands_before_an_apostrophe_decides_what_it_is(lexicon: Lexicon) -> None:
    text = "It's the voters' choice, Kenya's"
    classes = [(token.low, token.cls) for token in Tokeniser(lexicon).cut(text, 0, len(text), []) if "'" in token.low]
    assert classes == [("'s", "be"), ("'", "poss"), ("'s", "poss")]
