"""Whose own words a text is, where nobody says who published it: letterhead, title, signatures.

Belongs here: reading the lines around the body of a statement. Does not: what is said in the body (frames), who has the floor in it
(attribution).
"""

import re

from pipeline.coding.dates import MONTHS
from pipeline.coding.document import Document, Sentence
from pipeline.coding.gazetteer import Gazetteer
from pipeline.coding.mentions import Mention, Who
from pipeline.coding.tokens import Token
from pipeline.coding.zones import BODY, HEADING, HEADLINE

_HEAD = 12
"""Sentences within which a letterhead stands."""
_FRONT = 8
"""Tokens of a sentence within which "we" is its subject."""
_LINE = 200
"""Longest line of a letterhead, in characters."""
_BODIES = {"ministry", "government", "ambassador", "foreign_minister", "minister", "spokesperson", "head_of_state", "head_of_government"}
_ORGANS = {"organisation_head", "organisation_organ", "organisation_official", "mission", "mission_head"}
_SPEAKING = {"by", "from", "of"}
_ABOUT = {"to", "in", "on", "about", "with", "against", "for", "at"}
_SIGNED = re.compile(r"^\s*For\s+(?:the\s+)?(?:Government\s+of\s+)?(?:the\s+)?$", re.IGNORECASE)


def issuers(document: Document, gazetteer: Gazetteer, official: bool) -> tuple[Who, ...]:
    """Return who issued a text, most likely one actor, several for a joint statement, none where the text does not tell.

    Args:
        document: The text taken apart.
        gazetteer: Names and offices.
        official: Whether the text is known to be a statement; a report is taken for one only by a letterhead of its own.
    """
    lines = [sentence for sentence in document.sentences[:_HEAD] if _is_line(document.text, sentence)]
    found = [(weight, who) for line in lines for weight, who in _named(document.text, line, gazetteer)]
    found += [(3, who) for who in (*_letterhead(document.text, lines, gazetteer), *_secretariat(document, lines, gazetteer))]
    topics = {
        who.actor
        for line in lines
        for n, t in enumerate(line.tokens)
        if t.cls == "M" and n and line.tokens[n - 1].low in _ABOUT
        for who in t.data.who
    }
    found += [
        (2 if official else 0, who)
        for who in _openly(document.text, document.sentences[:_HEAD], gazetteer)
        if not {one.actor for one in who} & topics
    ]
    together = jointly(document, gazetteer) if official else ()
    if together:
        return together
    best = max((weight for weight, _ in found), default=0)
    if best < (2 if official else 4):
        return _signatories(document, gazetteer) if official else _in_first_person(document, gazetteer, topics)
    return next(who for weight, who in found if weight == best)


def _in_first_person(document: Document, gazetteer: Gazetteer, topics: set[str | None]) -> tuple[Who, ...]:
    """Return who speaks in a text that no letterhead marks: "Norland congratulates the people of … We urge all parties"."""
    opening = document.sentences[:_HEAD]
    ours = any(
        token.number < _FRONT
        and token.data.word in ("we", "i")
        and document.quote_at(token.start) is None
        and _does(sentence, token.number)
        for sentence in document.sentences
        if sentence.zone.kind == BODY
        for token in sentence.mentions()
    )
    if not ours:
        return ()
    for sentence in opening:
        if sentence.zone.kind != BODY:
            continue
        token = sentence.tokens[0] if len(sentence.tokens) > 1 else None
        named = token is not None and token.cls == "M" and token.data.kind == "named" and _binding(token.data) and len(token.data.who) == 1
        if named and token is not None and _does(sentence, 0, present=True) and token.data.who[0].actor not in topics:
            return tuple(who.at(0, 0) for who in token.data.who)
    return ()


def _does(sentence: Sentence, number: int, *, present: bool = False) -> bool:
    """Say whether an act follows at once, an adverb between at most; told in the present tense it is done by being told."""
    behind = sentence.tokens[number + 1 : number + 4]
    if behind and behind[0].cls == "be" and behind[0].low in ("is", "are"):
        # "Norland is deeply alarmed"
        return any(spec.pos == "adjective" for token in behind[1:] for spec in token.senses.get("act", ()))
    for token in behind[:2]:
        if "act" in token.senses:
            return not present or token.low.partition(" ")[0].endswith("s")
        if token.cls not in ("adverb", "w"):
            return False
    return False


def jointly(document: Document, gazetteer: Gazetteer) -> tuple[Who, ...]:
    """Return who issued a joint statement: "The following statement was released by the Governments of A, B and C"."""
    for sentence in document.sentences[:_HEAD]:
        tokens = sentence.tokens
        said = next((n for n, t in enumerate(tokens) if t.low.rpartition(" ")[2] in gazetteer.words["statements"]), None)
        by = next((n for n in range(said + 1, len(tokens) - 1) if tokens[n].low in ("by", "of")), None) if said is not None else None
        if said is None or by is None or any(token.low in ("on", "in", "with", "to") for token in tokens[said:by]):
            continue
        opening = " ".join(token.low for token in tokens[:by])
        if "joint" not in opening and "following" not in opening:
            continue
        end = next((n for n in range(by + 1, len(tokens)) if tokens[n].low in _ABOUT or tokens[n].cls == "relative"), len(tokens))
        mentions = [token.data for token in tokens[by + 1 : end] if token.cls == "M" and token.data.kind == "named"]
        who = [one.at(0, 0) for mention in mentions if _binding(mention) for one in mention.who]
        actors = dict.fromkeys(one.actor for one in who)
        if len(actors) > 1:
            return tuple(next(one for one in who if one.actor == actor) for actor in actors)
    return ()


def together_with(document: Document, issuer: Who, gazetteer: Gazetteer) -> tuple[Who, ...]:
    """Return those whose words a text is beside its issuer's: "A, B and C believe that … We urge"."""
    opening = next((s.tokens[0] for s in document.sentences[:_HEAD] if s.tokens and _listed(s.tokens[0], issuer, gazetteer)), None)
    ours = any(s.tokens and s.tokens[0].cls == "M" and s.tokens[0].data.word == "we" for s in document.sentences)
    return tuple(who.at(0, 0) for who in opening.data.who) if opening is not None and ours else ()


def _listed(token: Token, issuer: Who, gazetteer: Gazetteer) -> bool:
    """Say whether states are listed, the issuer among them."""
    if token.cls != "M" or len(token.data.who) < 2 or token.data.role is not None:
        return False
    return all(gazetteer.is_state(who.actor) for who in token.data.who) and any(who.actor == issuer.actor for who in token.data.who)


def _is_line(text: str, sentence: Sentence) -> bool:
    """Say whether a sentence is a line around the body: short and without a full stop, or announcing what follows."""
    if sentence.end - sentence.start > _LINE:
        return False
    last = text[sentence.end - 1]
    return sentence.zone.kind in (HEADLINE, HEADING) or last not in '.!?”"' or last == ":"


def _named(text: str, line: Sentence, gazetteer: Gazetteer) -> list[tuple[int, tuple[Who, ...]]]:
    """Return the actors that a line gives as its issuer, with how plainly it does."""
    found: list[tuple[int, tuple[Who, ...]]] = []
    tokens = line.tokens
    for number, token in enumerate(tokens):
        if token.cls != "M" or token.data.kind != "named" or not _binding(token.data):
            continue
        mention: Mention = token.data
        weight = _weight(text, line, number, gazetteer)
        if weight:
            found.append((weight, tuple(who.at(0, 0) for who in mention.who)))
    return found


def _binding(mention: Mention) -> bool:
    return bool(mention.who) and all(who.actor is not None and who.own and not who.former for who in mention.who)


def _weight(text: str, line: Sentence, number: int, gazetteer: Gazetteer) -> int:
    tokens, mention = line.tokens, line.tokens[number].data
    before = tokens[number - 1] if number else None
    office = all(who.level in _BODIES | _ORGANS for who in mention.who) and (
        mention.role is not None or any(not gazetteer.is_state(who.actor) for who in mention.who)
    )
    whole = mention.end - mention.start >= 0.7 * (line.end - line.start)
    # "The White House" over a statement is a house that speaks, "United States" a heading.
    office = office or text[mention.start : mention.end].lower().removeprefix("the ") in gazetteer.houses
    spoken = before is not None and (before.low in ("by", "from") or "on behalf of" in _words(tokens, number))
    said = any(token.low in gazetteer.words["statements"] for token in tokens[:number])
    if whole and office:
        return 5
    if spoken and said:
        return 4
    behind = tokens[number + 1 : number + 4]
    if (
        behind
        and behind[0].cls == "poss"
        and any(token.low in gazetteer.words["statements"] or "channel" in token.senses for token in behind[1:])
    ):
        # "Mexico's position on the presidential election in Honduras"
        return 4 if office or number == 0 else 3
    if before is not None and before.low in _ABOUT:
        return 0
    if office and (number == 0 or (before is not None and before.low in _SPEAKING and said)):
        return 3
    announced = any("speech" in token.senses or token.low == "issued" for token in behind) and text[line.end - 1] == ":"
    return 4 if office and announced else 2 if office else 0


def _words(tokens: list[Token], number: int) -> str:
    return " ".join(token.low for token in tokens[max(0, number - 4) : number])


def _letterhead(text: str, lines: list[Sentence], gazetteer: Gazetteer) -> list[tuple[Who, ...]]:
    """Return the state whose ministry a letterhead is: "MINISTRY OF FOREIGN AFFAIRS" under "REPUBLIC OF PANAMA", over "New Delhi"."""
    offices = [
        (at, token.data.role.level)
        for at, line in enumerate(lines)
        for token in line.tokens
        if token.cls == "M" and token.data.kind == "generic" and token.data.role is not None and token.data.role.own
        and token.data.role.level in _BODIES - {"head_of_state"}
    ]  # fmt: skip
    if not offices:
        return []
    row, level = offices[0]
    states = [
        (abs(at - row), at, line.tokens[0].data.who[0].actor)
        for at, line in enumerate(lines)
        if line.tokens and line.tokens[0].cls == "M" and len(line.tokens[0].data.who) == 1 and _alone(line)
        if gazetteer.is_state(line.tokens[0].data.who[0].actor)
    ]
    return [(Who(min(states)[2], level),)] if states else []


def _secretariat(document: Document, lines: list[Sentence], gazetteer: Gazetteer) -> list[tuple[Who, ...]]:
    """Return the organisation of a "Statement attributable to the Spokesman for the Secretary-General": the one the text names most."""
    levels = {
        token.data.role.level
        for line in lines
        for token in line.tokens
        if token.cls == "M" and token.data.kind == "generic" and token.data.role
    }
    if "organisation_head" not in levels:
        return []
    counts: dict[str, int] = {}
    if any(document.text[line.start : line.end].startswith("New York") for line in lines):
        counts["IO-UN"] = 2
    for sentence in document.sentences:
        first = sentence.tokens[0] if sentence.tokens else None
        if first is None or first.cls != "M" or len(first.data.who) != 1:
            continue
        actor = first.data.who[0].actor
        if actor is not None and gazetteer.kind.get(actor) == "organisation":
            counts[actor] = counts.get(actor, 0) + 1
    if not counts:
        return []
    return [(Who(min(counts, key=lambda actor: (-counts[actor], actor)), "organisation_head"),)]


def _alone(line: Sentence) -> bool:
    """Say whether a line names a state or a capital, and besides at most a day: "REPUBLIC OF PANAMA", "Paris, 25 March 2016"."""
    return all(token.cls == "punct" or token.low.isdigit() or token.low in MONTHS for token in line.tokens[1:])


def _openly(text: str, sentences: list[Sentence], gazetteer: Gazetteer) -> list[tuple[Who, ...]]:
    """Return who speaks in a statement's first sentences: "The Government of Mexico has taken note", "Canada is deeply concerned"."""
    for sentence in sentences:
        if _is_line(text, sentence):
            continue
        for number, token in enumerate(sentence.tokens[:4]):
            if token.cls == "M" and token.data.kind == "named" and _binding(token.data):
                following = sentence.tokens[number + 1 : number + 5]
                if any(t.cls in ("have", "be") or "act" in t.senses or "speech" in t.senses for t in following[:2]):
                    return [tuple(who.at(0, 0) for who in token.data.who)]
    return []


def _signatories(document: Document, gazetteer: Gazetteer) -> tuple[Who, ...]:
    """Return who signed: "For Argentina: Jorge Faurie, Minister of Foreign Affairs"."""
    found: list[Who] = []
    for sentence in document.sentences[-8:]:
        if not _is_line(document.text, sentence) and sentence.end - sentence.start > _LINE:
            continue
        for token in sentence.tokens[:6]:
            if token.cls != "M" or token.data.kind != "named" or not _binding(token.data):
                continue
            who = token.data.who[0]
            lead = document.text[sentence.start : token.start]
            if _SIGNED.match(lead) or (not lead.strip() and who.level in _BODIES | _ORGANS and token.data.role is not None):
                found.append(who.at(0, 0))
            break
    return tuple(dict.fromkeys(found))
