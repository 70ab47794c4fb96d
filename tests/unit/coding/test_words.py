"""The lists that a word is on, as a whole and by its parts."""

from pipeline.coding.words import Parts, Words

LISTS = {"claims": ["claims", "no doubt"], "linking": ["that"], "definite": ["the"]}
WORDS = Words(LISTS, Parts(ending={"elect": ("-elect",)}, holding={"votes": ("vot",)}))


def test_an_expression_is_marked_as_a_whole_and_by_its_parts() -> None:
    marks = WORDS.marks("claims that")
    assert (marks.whole, marks.head, marks.stem, marks.tail) == (set(), {"claims"}, {"claims"}, {"linking"})
    assert WORDS.marks("no doubt that").stem == {"claims"}


def test_a_single_word_is_its_own_head_and_tail() -> None:
    marks = WORDS.marks("claims")
    assert (marks.whole, marks.head, marks.stem, marks.tail) == ({"claims"}, {"claims"}, set(), {"claims"})


def test_families_are_known_by_their_form() -> None:
    assert WORDS.marks("mayor-elect").whole == {"elect"}
    assert WORDS.marks("revote").whole == {"votes"}
    assert WORDS.marks("").whole == set()


def test_a_family_is_known_by_its_name_for_a_stretch_of_text() -> None:
    assert WORDS.parts["elect"] == ("-elect",)
    assert "a revote is due".find(WORDS.parts["votes"][0]) > 0


def test_a_phrase_without_its_article() -> None:
    assert WORDS.bare("the white house") == "white house"
    assert WORDS.bare("theatre") == "theatre"
    assert WORDS.bare("the") == "the"
