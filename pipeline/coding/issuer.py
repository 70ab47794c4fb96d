"""Whose own words a text is, where nobody says who published it: letterhead, title, signatures.

Belongs here: reading the lines around the body of a statement. Does not: what is said in the body (frames), who has the floor in it
(attribution).
"""

from collections import Counter
from itertools import pairwise

from pipeline.coding.document import Document, Sentence
from pipeline.coding.gazetteer import Gazetteer
from pipeline.coding.mentions import Mention, Who
from pipeline.coding.mentions.looking import alone
from pipeline.coding.tokens import Token
from pipeline.coding.words import Words
from pipeline.coding.zones import BODY, HEADING, HEADLINE

_HEAD = 12
"""Sentences within which a letterhead stands."""
_FRONT = 8
"""Tokens of a sentence within which "we" is its subject."""
_LINE = 200
"""Longest line of a letterhead, in characters."""
_BODIES = {"ministry", "government", "ambassador", "foreign_minister", "minister", "spokesperson", "head_of_state", "head_of_government"}
_ORGANS = {"organisation_head", "organisation_organ", "organisation_official", "mission", "mission_head"}
_ANYBODYS = _BODIES - {"head_of_state"}
"""Levels of an office in a letterhead that the state stands over or under."""
_CLOSING = 8
"""Sentences at the end of a text within which signatures stand."""
_FIRST, _FRONT_OF_LINE = 4, 6
"""Tokens of a statement's sentence, and of a signature, within which whoever speaks is named."""
_MOST = 0.7
"""Share of a line that a name must take to be all that it says."""
_OWN_LINE, _BY_WHOM, _OPENS, _IN_PASSING = 5, 4, 3, 2
"""How plainly a line gives its issuer: nothing else stands in it; "by" or "…'s statement"; it opens with an office; it has an office."""

_TITLES = 3
"""Sentences that open a text within which its title says that it is joint."""
_SEVERAL = 3
"""Issuers of which one can be named by an office."""

_NONE: frozenset[str] = frozenset()

Issuer = tuple[Who, ...]
"""Who issued a text: one actor, or several of a joint statement."""


def issuers(document: Document, gazetteer: Gazetteer, official: bool) -> Issuer:
    """Return who issued a text, most likely one actor, several for a joint statement, none where the text does not tell.

    Args:
        document: The text taken apart.
        gazetteer: Names and offices.
        official: Whether the text is known to be a statement; a report is taken for one only by a letterhead of its own.
    """
    together = jointly(document, gazetteer) if official else ()
    if together:
        return together
    lines = [sentence for sentence in document.sentences[:_HEAD] if _is_line(document.text, sentence)]
    topics = _topics(lines, gazetteer)
    found = [(weight, who) for line in lines for weight, who in _named(document.text, line, gazetteer)]
    found += [(_OPENS, who) for who in (*_letterhead(lines, gazetteer), *_secretariat(document, lines, gazetteer))]
    opening = _openly(document.text, document.sentences[:_HEAD])
    if official and opening and topics.isdisjoint([one.actor for one in opening]):
        found.append((_IN_PASSING, opening))
    best = max((weight for weight, _ in found), default=0)
    if not official and best == _OWN_LINE and _rounds_up(document, gazetteer):
        return ()
    if best >= (_IN_PASSING if official else _BY_WHOM):
        return next(who for weight, who in found if weight == best)
    return _signatories(document, gazetteer) if official else _in_first_person(document, topics, gazetteer)


def _rounds_up(document: Document, gazetteer: Gazetteer) -> bool:
    """Say whether the offices of several states stand in lines of their own: headings of what each says, no letterheads."""
    headings = [alone(sentence.tokens) for sentence in document.sentences if sentence.zone.kind in (HEADLINE, HEADING) and sentence.tokens]
    named = [token for token in headings if token is not None and is_binding(token)]
    return len({_nowhere(token.data)[0].actor for token in named if is_office(document.text, token.data, gazetteer)}) > 1


def _topics(lines: list[Sentence], gazetteer: Gazetteer) -> set[str | None]:
    """Return the actors whom a text is about by its lines: "Statement on the election in | Zambia"."""
    return {
        who.actor
        for line in lines
        for before, token in pairwise(line.tokens)
        if token.cls == "M" and "about" in before.word.marks
        for who in token.data.who
    }


def _in_first_person(document: Document, topics: set[str | None], gazetteer: Gazetteer) -> Issuer:
    """Return who speaks in a text that no letterhead marks: "Norland congratulates the people of … We urge all parties"."""
    if not any(_says_we(document, sentence, gazetteer) for sentence in document.sentences if sentence.zone.kind == BODY):
        return ()
    for sentence in document.sentences[:_HEAD]:
        if sentence.zone.kind != BODY or len(sentence.tokens) < 2:
            continue
        token = sentence.tokens[0]
        if is_binding(token) and len(token.data.who) == 1 and _does(sentence, 0, present=True) and token.data.who[0].actor not in topics:
            return _nowhere(token.data)
    return ()


def _says_we(document: Document, sentence: Sentence, gazetteer: Gazetteer) -> bool:
    """Say whether "we" or "I" does something near the front of a sentence, outside quotations: "We urge all parties"."""
    words = gazetteer.words
    return any(
        token.number < _FRONT
        and token.data.word in words["speakers"]
        and document.quote_at(token.start) is None
        and _does(sentence, token.number)
        for token in sentence.mentions()
    )


def _does(sentence: Sentence, number: int, *, present: bool = False) -> bool:
    """Say whether an act follows at once, an adverb between at most; told in the present tense it is done by being told."""
    behind = sentence.tokens[number + 1 : number + 4]
    if behind and behind[0].cls == "be" and "copula_now" in behind[0].word.marks:
        # "Norland is deeply alarmed"
        return any(spec.pos == "adjective" for token in behind[1:] for spec in token.senses.get("act", ()))
    for token in behind[:2]:
        if "act" in token.senses:
            return not present or token.low.partition(" ")[0].endswith("s")
        if token.cls not in ("adverb", "w"):
            return False
    return False


def jointly(document: Document, gazetteer: Gazetteer) -> Issuer:
    """Return who issued a joint statement: "The following statement was released by the Governments of A, B and C"."""
    for sentence in document.sentences[:_HEAD]:
        tokens = sentence.tokens
        by = _issued_by(tokens, gazetteer)
        if by is None:
            continue
        end = next((n for n in range(by + 1, len(tokens)) if "about" in tokens[n].word.marks or tokens[n].cls == "relative"), len(tokens))
        who = [one for token in tokens[by + 1 : end] if is_binding(token) for one in _nowhere(token.data)]
        first = {one.actor: one for one in reversed(who)}
        if len(first) > 1:
            return tuple([first[actor] for actor in dict.fromkeys(one.actor for one in who)])
    return ()


def _issued_by(tokens: list[Token], gazetteer: Gazetteer) -> int | None:
    """Return the number of "by" in "The following statement was released | by the Governments of A, B and C"."""
    said = next((n for n, token in enumerate(tokens) if "statements" in token.word.tail), None)
    if said is None:
        return None
    by = next((n for n in range(said + 1, len(tokens) - 1) if "jointly_by" in tokens[n].word.marks), None)
    if by is None:
        return None
    behalf = _on_behalf(tokens[max(said, by - 2) : by + 1], gazetteer.words)
    if any("about_statement" in token.word.marks for token in tokens[said : by - 2 * behalf]):
        return None
    opening = " ".join([token.low for token in tokens[:by]])
    return by if any(part in opening for part in gazetteer.words.parts["joint_statement"]) else None


def together_with(document: Document, issuer: Who, gazetteer: Gazetteer) -> Issuer:
    """Return those whose words a text is beside its issuer's: "A, B and C believe that … We urge"."""
    listed = (s for s in document.sentences[:_HEAD] if s.tokens and _listed(s.tokens[0], issuer, gazetteer))
    # "Norland and Sudland are bound by history" is the word of one of them.
    opening = next((s.tokens[0] for s in listed if any("act" in t.senses or "speech" in t.senses for t in s.tokens[1:3])), None)
    together = gazetteer.words["speakers_together"]
    ours = any(s.tokens and s.tokens[0].cls == "M" and s.tokens[0].data.word in together for s in document.sentences)
    return tuple(who.at(0, 0) for who in opening.data.who) if opening is not None and ours else ()


def signed_with(document: Document, issuer: Who, gazetteer: Gazetteer) -> Issuer:
    """Return who signed a joint statement below its text, its issuer among them: "Joint statement by …", a line for each minister."""
    opening = document.text[: document.sentences[min(_TITLES, len(document.sentences)) - 1].end].lower() if document.sentences else ""
    if not any(part in opening for part in gazetteer.words.parts["joint_statement"]):
        return ()
    signed = _signatories(document, gazetteer)
    return signed if any(who.actor == issuer.actor for who in signed) else ()


def _listed(token: Token, issuer: Who, gazetteer: Gazetteer) -> bool:
    """Say whether states and bodies are listed, the issuer among them: "Norland, Sudland and the delegation of the bloc believe …"."""
    if token.cls != "M" or len(token.data.who) < 2 or (token.data.role is not None and len(token.data.who) < _SEVERAL):
        return False
    known = (gazetteer.is_state(who.actor) or gazetteer.organisation(who.actor) for who in token.data.who)
    return all(known) and any(who.actor == issuer.actor for who in token.data.who)


def _is_line(text: str, sentence: Sentence) -> bool:
    """Say whether a sentence is a line around the body: short and without a full stop, or announcing what follows."""
    if sentence.end - sentence.start > _LINE:
        return False
    last = text[sentence.end - 1]
    return sentence.zone.kind in (HEADLINE, HEADING) or last not in '.!?”"' or last == ":" or _is_title(sentence)


def _is_title(sentence: Sentence) -> bool:
    """Say whether a sentence is a title in front of the text: "Interim statement by the Chair of the observer group, Port Town."."""
    tokens = sentence.tokens
    if sentence.number or not any("statements" in token.word.tail for token in tokens[:_FIRST]):
        return False
    return all(token.cls not in ("be", "have", "modal", "do", "pronoun", "E") and not _tells(token) for token in tokens)


def _tells(token: Token) -> bool:
    """Say whether a word can be the verb of a sentence that tells something."""
    return "speech" in token.senses and "s" in token.word.forms and "statements" not in token.word.tail


def _named(text: str, line: Sentence, gazetteer: Gazetteer) -> list[tuple[int, Issuer]]:
    """Return the actors that a line gives as its issuer, with how plainly it does."""
    found: list[tuple[int, Issuer]] = []
    for number, token in enumerate(line.tokens):
        weight = _weight(text, line, number, gazetteer) if is_binding(token) else 0
        if weight:
            found.append((weight, _nowhere(token.data)))
    return found


def is_binding(token: Token) -> bool:
    """Say whether a token names those whose words bind a state or body: "the Norwegian government", no parliament, no former minister."""
    if token.cls != "M" or token.data.kind != "named" or not token.data.who:
        return False
    return all(who.actor is not None and who.own and not who.former for who in token.data.who)


def _nowhere(mention: Mention) -> Issuer:
    """Return the actors of a mention as those of the whole text, at no place of it."""
    return tuple([who.at(0, 0) for who in mention.who])


def _weight(text: str, line: Sentence, number: int, gazetteer: Gazetteer) -> int:
    """Return how plainly a line gives the mention with a number as its issuer, 0 where it does not."""
    tokens, mention, words = line.tokens, line.tokens[number].data, gazetteer.words
    before = tokens[number - 1].word.marks if number else _NONE
    office = is_office(text, mention, gazetteer)
    if office and mention.end - mention.start >= _MOST * (line.end - line.start):
        return _OWN_LINE
    said = any("statements" in token.word.marks for token in tokens[:number])
    if said and ("senders" in before or _on_behalf(tokens[max(0, number - 4) : number], words)):
        return _BY_WHOM
    behind = tokens[number + 1 : number + 4]
    if behind and behind[0].cls == "poss" and any("statements" in token.word.marks or "channel" in token.senses for token in behind[1:]):
        # "Mexico's position on the presidential election in Honduras"
        return _BY_WHOM if office or number == 0 else _OPENS
    if "about" in before or not office:
        return 0
    if number == 0 or (said and "owners" in before):
        return _OPENS
    announced = text[line.end - 1] == ":" and any("speech" in token.senses or "issuing" in token.word.marks for token in behind)
    return _BY_WHOM if announced else _IN_PASSING


def _on_behalf(before: list[Token], words: Words) -> bool:
    """Say whether what stands before a mention ends in "on behalf of", an adjective between at most."""
    said = " ".join([token.low for token in before])
    return any(phrase in said for phrase in words["on_behalf"])


def is_office(text: str, mention: Mention, gazetteer: Gazetteer) -> bool:
    """Say whether a mention is an office or a house that speaks: "the Norwegian foreign ministry", "The White House", not "Norway"."""
    if gazetteer.words.bare(text[mention.start : mention.end].lower()) in gazetteer.houses:
        return True
    if any(who.level not in _BODIES | _ORGANS for who in mention.who):
        return False
    return mention.role is not None or any(not gazetteer.is_state(who.actor) for who in mention.who)


def _letterhead(lines: list[Sentence], gazetteer: Gazetteer) -> list[Issuer]:
    """Return the state whose ministry a letterhead is: "MINISTRY OF FOREIGN AFFAIRS" under "REPUBLIC OF PANAMA", over "New Delhi"."""
    offices = [
        (at, token.data.role.level)
        for at, line in enumerate(lines)
        for token in line.tokens
        if token.cls == "M" and token.data.kind == "generic" and token.data.role is not None and token.data.role.own
        and token.data.role.level in _ANYBODYS
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


def _secretariat(document: Document, lines: list[Sentence], gazetteer: Gazetteer) -> list[Issuer]:
    """Return the organisation of a "Statement attributable to the Spokesman for the Secretary-General": the one the text names most."""
    levels = {
        token.data.role.level
        for line in lines
        for token in line.tokens
        if token.cls == "M" and token.data.kind == "generic" and token.data.role
    }
    if "organisation_head" not in levels:
        return []
    counts = Counter[str]()
    if any(document.text[line.start : line.end].startswith("New York") for line in lines):
        counts["IO-UN"] = 2
    for sentence in document.sentences:
        first = sentence.tokens[0] if sentence.tokens else None
        if first is None or first.cls != "M" or len(first.data.who) != 1:
            continue
        actor = first.data.who[0].actor
        if actor is not None and gazetteer.kind.get(actor) == "organisation":
            counts[actor] += 1
    return [] if not counts else [(Who(min(counts, key=lambda actor: (-counts[actor], actor)), "organisation_head"),)]


def _alone(line: Sentence) -> bool:
    """Say whether a line names a state or a capital, and besides at most a day: "REPUBLIC OF PANAMA", "Paris, 25 March 2016"."""
    return all(token.cls == "punct" or token.low.isdigit() or "months" in token.word.marks for token in line.tokens[1:])


def _openly(text: str, sentences: list[Sentence]) -> Issuer:
    """Return who speaks in a statement's first sentences: "The Government of Mexico has taken note", "Canada is deeply concerned"."""
    for sentence in sentences:
        if _is_line(text, sentence):
            continue
        tokens = sentence.tokens
        for number, token in enumerate(tokens[:_FIRST]):
            if (
                is_binding(token)
                and (not number or tokens[number - 1].cls != "preposition")
                and _speaks(_past_place(tokens[number + 1 :]))
                and not _reported(token, tokens[number + 1 :])
            ):
                return _nowhere(token.data)
    return ()


def _reported(token: Token, behind: list[Token]) -> bool:
    """Say whether only a report of somebody's is spoken of: "The OAS report has found"."""
    noun = bool(behind) and "channel" in behind[0].senses and not {"s", "ed"} & behind[0].word.forms
    return noun and len(token.data.who) == 1


def _past_place(behind: list[Token]) -> list[Token]:
    """Return the tokens behind a place where somebody sits: "The Norwegian Embassy | in Port Town takes note"."""
    placed = len(behind) > 1 and behind[0].cls == "preposition" and behind[1].cls == "M"
    return behind[2:] if placed else behind


def _speaks(behind: list[Token]) -> bool:
    """Say whether what stands behind a mention can be the verb of who issues a statement: "is concerned", no "is a great country"."""
    if behind and behind[0].cls == "be":
        return any("act" in token.senses for token in behind[1:4])
    return any(token.cls in ("have", "be") or "act" in token.senses or "speech" in token.senses for token in behind[:2])


def _signatories(document: Document, gazetteer: Gazetteer) -> Issuer:
    """Return who signed: "For Argentina: Jorge Faurie, Minister of Foreign Affairs"."""
    found: list[Who] = []
    signing = gazetteer.words["signing"]
    for sentence in document.sentences[-_CLOSING:]:
        token = next((token for token in sentence.tokens[:_FRONT_OF_LINE] if is_binding(token)), None)
        if token is None or sentence.end - sentence.start > _LINE:
            continue
        who, lead = token.data.who[0], " ".join(document.text[sentence.start : token.start].lower().split())
        # "Ann Other, Ambassador of Norland", a line of its own
        titled = who.named and len(sentence.tokens) == 1
        by_itself = who.person is not None and token.end - token.start >= _MOST * (sentence.end - sentence.start)
        if lead in signing or (not lead and who.level in _BODIES | _ORGANS and (token.data.role is not None or by_itself or titled)):
            found.append(who.at(0, 0))
    return tuple(dict.fromkeys(found))
