"""Whose vote a part of a text is about: "URUGUAY - It goes to a run-off", "8 Oct - Luxembourg. The …", a heading "Kenya", an answer.

Belongs here: labels of paragraphs, telling a round-up of votes from a list of responses to one vote, whose labels are of states that have
not voted; what a journalist asks about. Does not: the elections there are (index), the one that a whole text is about (scene).
"""

from collections.abc import Collection
from datetime import date, timedelta
from itertools import chain, groupby

from pipeline.coding.document import Document, Sentence
from pipeline.coding.elections.index import ElectionIndex
from pipeline.coding.gazetteer import Gazetteer
from pipeline.coding.lexicon import Written
from pipeline.coding.tokens import Token
from pipeline.coding.zones import HEADING, QUESTION

_OPENING = 6
"""Tokens before a label: a day, a dash, a bullet."""
_ENDS = (":", "-", "–", "—", ".")
_ENDS_BEHIND_DAY = (*_ENDS, ",")
"""What follows a label; "Kenya, where …" is none, "15 Oct - Kenya, run-off" is one."""
_REFERRING = ("pronoun", "generic")
"""Kinds of mentions that name no state."""
_ABOUT = range(-60, 61)
"""Days since a vote within which a round-up tells of it, or looks ahead to it."""
_SEASON = range(200)
"""Days since a vote within which a journal's round-up tells of it, with the month of the vote."""
_BRACKETS, _IDLE = 6, 5
"""Tokens of brackets behind a label; those of a paragraph's opening within which its state does nothing."""
_BRACKET_MARKS = str.maketrans("():", "   ")
_MOST = 0.6
"""Share of the labels that are of states that vote about then, from which on a text is a round-up of votes."""


def sections(document: Document, index: ElectionIndex, gazetteer: Gazetteer, written: Written, day: date | None) -> dict[int, str]:
    """Return the number of each sentence → the state whose vote its part of the text is about.

    Empty where the text is no round-up: it needs the labels of two states that vote about `day`, and few others.
    """
    labels = _labels(document, gazetteer, frozenset(chain(written.months, *written.months.values())))
    labels = {**_openings(document, index, gazetteer, day), **labels}
    months = _months(document, labels, written)
    voting = {state for state in labels.values() if day is not None and _told(index.since(state, day), day, months[state])}
    if len(voting) < 2 or sum(state in voting for state in labels.values()) < _MOST * len(labels):
        return {}
    found: dict[int, str] = {}
    state = None
    for sentence in document.sentences:
        state = labels.get(sentence.paragraph, state)
        if state in voting:
            found[sentence.number] = str(state)
    return found


def _months(document: Document, labels: dict[int, str], written: Written) -> dict[str, set[int]]:
    """Return the state of each label → the months of votes in its part: "Benin: In April 28 elections to the National Assembly, …"."""
    found: dict[str, set[int]] = {state: set() for state in labels.values()}
    for sentence in document.sentences:
        state = labels.get(sentence.paragraph)
        if state is not None:
            found[state] |= {token.data.month for token in sentence.national if token.data.month}
            # "Guyana (September): …"
            ahead = document.text[sentence.zone.dateline : sentence.zone.start].lower().translate(_BRACKET_MARKS).split()
            ahead += [token.low for token in _bracketed(sentence.tokens, 1)]
            found[state] |= {written.numbers[word] for word in ahead if word in written.numbers}
    return found


def _bracketed(tokens: list[Token], at: int) -> list[Token]:
    """Return the tokens of the brackets that open at a place, with the brackets; none where none do."""
    if at >= len(tokens) or tokens[at].low != "(":
        return []
    close = next((n for n in range(at + 1, min(at + _BRACKETS, len(tokens))) if tokens[n].low == ")"), at - 1)
    return tokens[at : close + 1]


def _openings(document: Document, index: ElectionIndex, gazetteer: Gazetteer, day: date | None) -> dict[int, str]:
    """Return the number of each paragraph that opens with a state that has just voted and does nothing → that state.

    "El Salvador first, because it is easy" opens what is told of its vote; "Angola congratulated him" opens a response.
    """
    found: dict[int, str] = {}
    last = 0
    for sentence in document.sentences:
        if sentence.paragraph == last or not sentence.tokens:
            continue
        last = sentence.paragraph
        state = _state(sentence.tokens[0], gazetteer) if sentence.tokens[0].cls == "M" else None
        behind = sentence.tokens[1:_IDLE]
        acts = any("act" in token.senses or "speech" in token.senses or token.cls == "poss" for token in behind)
        if state is not None and not acts and day is not None and index.just_held(state, day) is not None:
            found[last] = state
    return found


def _told(since: int | None, day: date, months: set[int]) -> bool:
    """Say whether a round-up of a day tells of a vote so many days before it, some months being named in its part."""
    return since is not None and (since in _ABOUT or (since in _SEASON and (day - timedelta(since)).month in months))


def asked(document: Document, gazetteer: Gazetteer, own: Collection[str]) -> dict[int, str]:
    """Return the number of each sentence of a question on one state's vote, and of its answer → that state.

    Args:
        document: The text taken apart.
        gazetteer: Names and offices.
        own: States of who answers.
    """
    found: dict[int, str] = {}
    state = None
    for _, grouped in groupby(document.sentences, key=lambda sentence: sentence.paragraph):
        sentences = list(grouped)
        if sentences[0].zone.kind == QUESTION:
            state = _asked_about(sentences, gazetteer, own)
        if state is not None:
            found.update((sentence.number, state) for sentence in sentences)
    return found


def _asked_about(sentences: list[Sentence], gazetteer: Gazetteer, own: Collection[str]) -> str | None:
    """Return the one state whose vote a question is about: "Ethiopia. The election results came out at the weekend"."""
    votes = [token.data for sentence in sentences for token in sentence.national]
    states = {vote.country for vote in votes if vote.country and gazetteer.is_state(vote.country)}
    if votes and not states:
        mentions = [token.data for sentence in sentences for token in sentence.mentions() if token.data.kind not in _REFERRING]
        named = {gazetteer.state_of(who.actor) for mention in mentions for who in mention.who}
        states = {state for state in named if state is not None and state not in own}
    return states.pop() if len(states) == 1 else None


def _labels(document: Document, gazetteer: Gazetteer, months: frozenset[str]) -> dict[int, str]:
    """Return the number of each paragraph that opens with the name of one state → that state."""
    found: dict[int, str] = {}
    last = -1
    for sentence in document.sentences:
        if sentence.paragraph == last:
            continue
        last = sentence.paragraph
        placed = document.datelines.get(last, [])
        state = placed[0] if len(placed) == 1 and last else _label(sentence, gazetteer, months)
        if state is not None:
            found[last] = state
    return found


def _label(sentence: Sentence, gazetteer: Gazetteer, months: frozenset[str]) -> str | None:
    """Return the state that a sentence opens with as a label, behind a day at most."""
    tokens = sentence.tokens
    if len(tokens) > 1 and "inside" in tokens[0].word.marks and tokens[1].cls == "M" and not tokens[1].data.place:
        # "In Norway, where Labour took 48 of the 169 seats, …"
        return _state(tokens[1], gazetteer)
    at = next((n for n, token in enumerate(tokens[:_OPENING]) if token.cls == "M"), None)
    if at and "opening_matter" in tokens[at - 1].word.marks and at + 1 < len(tokens) and tokens[at + 1].low == ",":
        # "14. On Guinea-Bissau, the Authority welcomes …"
        return _state(tokens[at], gazetteer)
    if at is None or any(_is_prose(token, months) for token in tokens[:at]):
        return None
    behind = at + 1 + len(_bracketed(tokens, at + 1))
    ends = sentence.zone.kind == HEADING if behind == len(tokens) else tokens[behind].low in (_ENDS_BEHIND_DAY if at else _ENDS)
    return _state(tokens[at], gazetteer) if ends else None


def _is_prose(token: Token, months: frozenset[str]) -> bool:
    """Say whether a token can stand in no day and is no mark."""
    return token.cls not in ("punct", "quote") and not token.low.isdigit() and token.low not in months


def _state(token: Token, gazetteer: Gazetteer) -> str | None:
    """Return the state that a mention is, where it is nothing but its name."""
    mention = token.data
    if mention.kind != "named" or mention.role is not None or len(mention.who) != 1 or mention.who[0].person is not None:
        return None
    return mention.who[0].actor if gazetteer.is_state(mention.who[0].actor) else None
