"""Finding expressions: the longest one, at word boundaries, and the names that a longer expression hides."""

from pipeline.coding.matches import Gate, Matcher, Sense, fold


def _found(matcher: Matcher, text: str) -> list[str]:
    return [text[match.start : match.end] for match in matcher.find(text, fold(text))]


def test_a_name_wins_over_an_expression_that_ends_with_its_first_words() -> None:
    matcher = Matcher(
        [("council of the organization", Sense("role", "council")), ("organization of american states", Sense("actor", "IO-OAS"))]
    )
    assert _found(matcher, "the council of the Organization of American States said") == ["Organization of American States"]


def test_what_ends_within_a_word_hides_nothing() -> None:
    matcher = Matcher([("share the concern", Sense("act", "a")), ("share", Sense("act", "b")), ("concerns", Sense("act", "c"))])
    assert _found(matcher, "they share the concerns of others") == ["share", "concerns"]


def test_words_are_matched_whole() -> None:
    matcher = Matcher([("mali", Sense("actor", "MLI"))])
    assert _found(matcher, "Mali, not Somalia or Malian towns; mali.") == ["Mali", "mali"]


def test_folding_keeps_length_and_looks_at_one_character_at_a_time() -> None:
    text = "L’élection à İstanbul – „Выборы“ naïve ﬁ 選挙 ß Ł \u00a0 x̄ §"
    assert len(fold(text)) == len(text)
    assert fold(text) == "".join(fold(char) for char in text)


def test_the_gate_opens_at_whole_words_only() -> None:
    gate = Gate(["poll", "polling station", "run-off"])
    assert not gate.opens(fold("Pollution at the pollster's"))
    assert gate.opens(fold("a polling station"))
    assert gate.opens(fold("Run-off!"))
    assert gate.opens(fold("poll"))
    assert not gate.opens(fold(""))
