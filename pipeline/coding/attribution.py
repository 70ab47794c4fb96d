"""Who has the floor: verbs of saying, quotations over sentences and paragraphs, the innermost speaker.

Belongs here: the speaker of a stretch of text. Does not: subjects of verbs (clauses), what is said (frames).
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from pipeline.coding.clauses import FINITE, INFINITIVE, PARTICIPLE, Verb, owner_of
from pipeline.coding.document import Document, Sentence
from pipeline.coding.lexicon import Words
from pipeline.coding.mentions import Mention
from pipeline.coding.mentions.looking import alone
from pipeline.coding.tokens import Token
from pipeline.coding.zones import HEADLINE

_BODIES = ("organisation", "mission")
"""How the levels of those who speak for no state open."""
_RIGHT_BEHIND = 40
"""Characters from the head of a sentence within which who has just been quoted is named."""
_CLOSING_MARKS = '”»"’'
_SHORTEST = 3
"""Tokens of "The statement:"."""
_OPENING = 9
"""Tokens of a sentence within which a colon announces who speaks."""


@dataclass(slots=True)
class Speech:
    """A verb of saying with its speaker."""

    at: int
    """number of its token"""
    speaker: Mention
    naming: bool
    """takes an object and a judgement: called the vote a sham"""
    inverted: bool = False
    """the speaker follows what is said"""


@dataclass(slots=True)
class Floor:
    """Who says what in one text."""

    words: Words
    """the lists of words by which speakers are told"""
    speeches: dict[int, list[Speech]] = field(default_factory=dict)
    """number of a sentence → its verbs of saying with their speakers"""
    quotes: dict[int, Mention] = field(default_factory=dict)
    """number of a quotation → its speaker"""
    carried: dict[int, Mention] = field(default_factory=dict)
    """number of a sentence → who spoke or issued a statement just before it"""


def find_speeches(sentence: Sentence, previous: Mention | None = None) -> list[Speech]:
    """Return the verbs of saying of a sentence with their speakers, in order; `previous` spoke last before it ("the statement adds")."""
    tokens, sources = sentence.tokens, sentence.where("according")
    found = _without_verb(sentence, sourced=bool(sources))
    colons = _colons(sentence) if ":" in sentence.words else ()
    found += (said for number in sentence.where("act") if (said := _recognised(sentence, number)) is not None)
    if previous is not None and _gives_statement(tokens):
        found.append(Speech(len(tokens) - 1, previous, False))
    for number in sorted({*sentence.where("speech"), *sources, *colons}):
        token = tokens[number]
        if number in sources and (source := _source(tokens, number + 1)) is not None:
            found.append(Speech(number, source, False, True))
        if token.low == ":":
            name = _before_account(tokens, number - 1)
            if _announced(tokens, name, number) or (sentence.zone.kind == HEADLINE and _titled(tokens, number)):
                # "Joe Biden: “I congratulate …”"
                found.append(Speech(number, tokens[name].data, False))
        elif (
            "speech" in token.senses
            and not token.negates
            and not _declares_himself(tokens, number)
            and (speech := _said(sentence, number, previous)) is not None
        ):
            found.append(speech)
    return found


def _declares_himself(tokens: list[Token], at: int) -> bool:
    """Say whether who declares says nothing on the vote: "declared | victory in a historic run-off"."""
    return at + 1 < len(tokens) and "victory" in tokens[at + 1].word.marks and "winner" in tokens[at + 1].senses.get("object", ())


def _gives_statement(tokens: list[Token]) -> bool:
    """Read "The statement is as follows:": what follows is its author's."""
    if len(tokens) < _SHORTEST or tokens[-1].low != ":":
        return False
    return "before_statements" in tokens[0].word.marks and any("channel" in token.senses for token in tokens[1:3])


def _without_verb(sentence: Sentence, *, sourced: bool) -> list[Speech]:
    """Return what gives somebody the floor without a verb: "For the minister, it was …", a signed post, "the mission's verdict: …"."""
    tokens = sentence.tokens
    found = list(_told_in_nouns(sentence))
    cleft = _cleft(sentence) if tokens and not sourced and "free_relative" in tokens[0].word.marks else None
    if cleft is not None:
        found.append(cleft)
    eyes = _in_whose_eyes(tokens)
    if eyes:
        found.append(Speech(eyes, tokens[eyes].data, False))
    if _for_whom(tokens):
        found.append(Speech(1, tokens[1].data, False))
    posted = next((n for n in sentence.where("M") if _posted(tokens, n)), 0) if "(" in sentence.words else 0
    if posted:
        found.append(Speech(posted, tokens[posted].data, False, True))
    if sentence.zone.kind == HEADLINE and (signed := _signed(tokens)):
        found.append(Speech(signed, tokens[signed + 1].data, False, True))
    return found


def _told_in_nouns(sentence: Sentence) -> Iterator[Speech]:
    """Yield whose verdict is told in a noun: "the mission's verdict: …", "in the view of X, …", "X gave a damning verdict on …"."""
    tokens = sentence.tokens
    for number in sorted({*sentence.where("object"), *sentence.where("eval")}):
        word = tokens[number].word
        # "the conclusion of | the observers" can be one expression with its "of"
        owned = "genitive" in word.tail and "findings" in word.head and number + 1 < len(tokens) and tokens[number + 1].cls == "M"
        if "findings" not in word.tail and not owned:
            continue
        owner = tokens[number + 1] if owned else owner_of(tokens, number)
        if owner is not None and owner.data.who and _opens_what_is_found(tokens, number, owner):
            yield Speech(number, owner.data, False)
        carrier = next(sentence.clauses.before(number), None)
        given = carrier is not None and "light" in tokens[carrier.at].senses and number - carrier.at < _OPENING
        if given and carrier.subject is not None and not carrier.passive and not carrier.negations:
            yield Speech(carrier.at, carrier.subject.data, False)


def _opens_what_is_found(tokens: list[Token], number: int, owner: Token) -> bool:
    """Say whether what somebody finds follows his verdict: behind a colon, "that", a verb of being, or "In the view of X,"."""
    owned = next((n for n in range(number + 1, min(number + 6, len(tokens))) if tokens[n] is owner), number)
    behind = tokens[owned + 1 : owned + _OPENING]
    if not behind:
        return False
    if any("inside" in token.word.marks for token in tokens[max(0, number - 3) : number]):
        return behind[0].low in (",", ".")
    follows = (t.low == ":" or t.cls == "be" or "complementiser" in t.word.marks for t in behind)
    return any(follows) and not any("speech" in t.senses for t in behind[:2])


def _cleft(sentence: Sentence) -> Speech | None:
    """Read "What the observers saw was a flawed vote": those who saw it say so."""
    tokens, verbs = sentence.tokens, sentence.clauses.verbs
    if len(verbs) < 2 or len(tokens) < _OPENING or tokens[1].cls != "M" or not tokens[1].data.who:
        return None
    told = next((verb for verb in verbs[1:] if tokens[verb.at].cls == "be" and verb.kind == FINITE), None)
    return Speech(told.at, tokens[1].data, False) if told is not None and verbs[0].first == 2 and verbs[0].negations == 0 else None


def _said(sentence: Sentence, number: int, previous: Mention | None) -> Speech | None:
    """Return the speech of a verb of saying, if somebody is its speaker."""
    tokens = sentence.tokens
    if "quoted_as" in tokens[number].word.marks and number > 1 and "role" in tokens[number - 1].word.marks:
        quoted = _quoted(sentence, number - 2)
        if quoted is not None:
            return Speech(number, quoted, False)
    verb = sentence.clauses.headed(number)
    if verb is None:
        return None
    kinds = [kind for kind, _ in tokens[number].senses["speech"]]
    if verb.passive and "name" in kinds and (judge := _judge(tokens, number)) is not None:
        return Speech(number, judge, True)
    if verb.subject is None:
        return _of_statement(tokens, verb, previous)
    if verb.passive or (verb.kind == INFINITIVE and verb.negations):
        return None
    return Speech(number, verb.subject.data, all(kind == "name" for kind in kinds), verb.inverted)


def _recognised(sentence: Sentence, number: int) -> Speech | None:
    """Return the speech of "the mission recognised the vote as open": of a mission a verdict, of a state an act of its own."""
    verb = sentence.clauses.headed(number) if "recognising" in sentence.tokens[number].word.head else None
    if verb is None or verb.subject is None or verb.passive or verb.negations:
        return None
    mission = any(who.level in ("mission", "mission_head") for who in verb.subject.data.who)
    return Speech(number, verb.subject.data, True, verb.inverted) if mission else None


def _judge(tokens: list[Token], number: int) -> Mention | None:
    """Return by whom something is judged: "was judged calm and transparent by the mission"."""
    by = next((n for n in range(number + 1, len(tokens) - 1) if "agentive" in tokens[n].word.marks), None)
    named = next((token for token in tokens[by + 1 : by + 3] if token.cls == "M"), None) if by is not None else None
    return named.data if named is not None else None


def _of_statement(tokens: list[Token], verb: Verb, previous: Mention | None) -> Speech | None:
    """Return the speech of a statement spoken of before, which is its author's: "the statement goes on", "…," said the statement."""
    if previous is None:
        return None
    if _carried_on(tokens, verb):
        return Speech(verb.at, previous, False)
    return Speech(verb.at, previous, False, True) if _said_the_statement(tokens, verb) else None


def _quoted(sentence: Sentence, at: int) -> Mention | None:
    """Return who is quoted: "quoted Ann Other as saying", "Ann Other was quoted by the agency as saying"."""
    tokens = sentence.tokens
    if tokens[at].cls == "M":
        quoting = (verb for verb in sentence.clauses.before(at + 1) if verb.passive and "quoting" in tokens[verb.at].word.marks)
        verb = next(quoting, None)
        if verb is None or verb.subject is None:
            return tokens[at].data
    else:
        verb = sentence.clauses.headed(at)
    return verb.subject.data if verb is not None and verb.passive and verb.subject is not None else None


def _in_whose_eyes(tokens: list[Token]) -> int:
    """Return the number of who is meant by "In Norland's view the vote …", "In the opinion of the mission, …"; 0 for nobody."""
    if len(tokens) < _OPENING or "inside" not in tokens[0].word.marks:
        return 0
    noun = next((n for n in range(2, 5) if "viewpoints" in tokens[n].word.marks), 0)
    before = next((n for n in range(1, noun) if tokens[n].cls == "M"), 0) if noun and tokens[noun - 1].cls in ("poss", "M", "w") else 0
    if before:
        return before
    behind = noun + 2 if noun and "genitive" in tokens[noun + 1].word.marks and tokens[noun + 2].cls == "M" else 0
    return behind if behind and tokens[behind].data.who else 0


def _for_whom(tokens: list[Token]) -> bool:
    """Read "For Spain's foreign minister, it had been a mockery": he says so."""
    if len(tokens) < 5 or "in_the_eyes_of" not in tokens[0].word.marks or tokens[1].cls != "M":
        return False
    mention: Mention = tokens[1].data
    official = len(mention.who) == 1 and (mention.role is not None or mention.who[0].person is not None)
    ahead = next((n for n, t in enumerate(tokens[2:10], 2) if "it" in t.word.marks or t.cls == "E" or t.data.__class__ is Mention), None)
    if not official or ahead is None or (tokens[ahead - 1].low != "," and ahead > 2):
        return False
    return any(token.cls == "be" for token in tokens[ahead + 1 : ahead + 4])


def _colons(sentence: Sentence) -> list[int]:
    """Return the colons near the head of a sentence with no verb before them: "Washington – Ann Other, Secretary of State: “…”"."""
    tokens = sentence.tokens
    first = next((verb.first for verb in sentence.clauses.verbs), len(tokens))
    return [n for n in range(1, min(_OPENING, first, len(tokens))) if tokens[n].low == ":"]


def _before_account(tokens: list[Token], at: int) -> int:
    """Return the number of the name before where it posts: "Ann Other | (@annother) on X:"; the place where nothing parts the two."""
    if at > 0 and "channel" in tokens[at].senses:
        at -= 1
    opening = at - 3
    handle = opening > 0 and tokens[at].low == ")" and tokens[opening].low == "(" and tokens[opening + 1].low == "@"
    return opening - 1 if handle else at


def _announced(tokens: list[Token], name: int, at: int) -> bool:
    """Say whether a name stands before a colon, with nobody else before it, and a quotation follows."""
    before, following = tokens[name], tokens[at + 1] if at + 1 < len(tokens) else None
    named = before.cls == "M" and before.data.kind in ("named", "generic") and len(before.data.who) == 1
    return named and following is not None and following.cls == "quote" and not any(t.cls == "quote" for t in tokens[:name])


def _titled(tokens: list[Token], at: int) -> bool:
    """Say whether a headline opens with who says so: "Commonwealth observers: vote was credible"; a state is only where it is."""
    before = tokens[0]
    if at != 1 or before.cls != "M" or before.data.kind != "named" or len(before.data.who) != 1:
        return False
    who = before.data.who[0]
    return who.actor is not None and (who.named or before.data.role is not None or who.level.startswith(_BODIES))


def _signed(tokens: list[Token]) -> int:
    """Return the number of the mark before who is named at a headline's end: "Vote was credible – Commonwealth observers"; 0 for none."""
    if len(tokens) < 4 or tokens[-2].low not in (":", "–", "—", "-", "--") or tokens[-1].cls != "M":
        return 0
    apart = tokens[-2].low == ":" or tokens[-1].start - tokens[-2].end > 0
    return len(tokens) - 2 if apart and tokens[-1].data.kind == "named" and tokens[-1].data.who else 0


def _posted(tokens: list[Token], at: int) -> bool:
    """Say whether a name signs a post: "— Ann Other (@annother)"."""
    opened = 0 < at < len(tokens) - 2 and tokens[at - 1].low in ("—", "–", "-") and tokens[at + 1].low == "("
    return opened and tokens[at + 2].low.startswith("@")


def _source(tokens: list[Token], at: int) -> Mention | None:
    """Return who says so according to whom it is, or whose statement or opinion: "according to the report of ODIHR's observers"."""
    if at < len(tokens) and tokens[at].cls == "M":
        return tokens[at].data
    for number in range(at, min(at + 5, len(tokens))):
        if "channel" in tokens[number].senses or "viewpoints" in tokens[number].word.marks:
            owner = owner_of(tokens, number)
            return owner.data if owner is not None else None
        if tokens[number].cls not in ("determiner", "w", "adverb", "M", "poss"):
            return None
    return None


def _carried_on(tokens: list[Token], verb: Verb) -> bool:
    """Say whether the subject is a statement spoken of before: "the statement goes on"."""
    noun = verb.noun
    return noun is not None and noun > 0 and "channel" in tokens[noun].senses and "before_statements" in tokens[noun - 1].word.marks


def _said_the_statement(tokens: list[Token], verb: Verb) -> bool:
    """Say whether a statement spoken of before follows its verb: "…," said the statement."""
    behind = tokens[verb.at + 1 : verb.at + 3]
    quoted = verb.first > 0 and (tokens[verb.first - 1].cls == "quote" or tokens[verb.first - 1].low == ",")
    return quoted and len(behind) == 2 and "before_statements" in behind[0].word.marks and "channel" in behind[1].senses


def assign_quotes(document: Document, floor: Floor) -> None:
    """Give each quotation its speaker: from its own sentences, else from the quotation that it continues."""
    unknown: set[int] = set()
    for sentence in document.sentences:
        outside = _outside(sentence, document, floor)
        if outside:
            _assign_exclaimed(sentence, document, floor, outside[0])
        if outside or _somebody_says(sentence, document):
            _assign(sentence, document, floor, outside, unknown)
    _under_headings(document, floor, unknown)
    _behind_posts(document, floor, unknown)
    _carry_on(document, floor, unknown)


def _under_headings(document: Document, floor: Floor, unknown: set[int]) -> None:
    """Give quotations that open a paragraph without a speaker to whom the line before names: "Ann Other (Norway)", "PRESIDENT OTHER"."""
    heading: Mention | None = None
    for _, grouped in groupby(document.sentences, key=lambda sentence: sentence.paragraph):
        sentences = list(grouped)
        named = _names_alone(sentences)
        if named is not None:
            heading = named
            continue
        first = bisect_right(document.quote_starts, sentences[0].start) - 1
        opens = first >= 0 and document.quotes[first][0] in (sentences[0].start, sentences[0].start - 1)
        if not opens or any(_outside(sentence, document, floor) for sentence in sentences):
            heading = None
        elif heading is not None:
            floor.quotes.setdefault(first, heading)
            unknown.discard(first)


def _behind_posts(document: Document, floor: Floor, unknown: set[int]) -> None:
    """Give a quotation to who wrote or congratulated just before it: `Ann Other congratulated her on X. "I look forward …"`."""
    for before, sentence in pairwise(document.sentences):
        number = document.quote_at(sentence.start + 1)
        fresh = number is not None and number not in floor.quotes and number not in unknown and document.quotes[number][0] >= before.end - 1
        if not fresh or not 0 <= sentence.paragraph - before.paragraph <= 1 or not before.clauses.verbs:
            continue
        first = before.clauses.verbs[0]
        posted = any(document.quote_at(before.tokens[n].start) is None for n in before.where("channel") if n > first.at)
        posted = posted or any(act.act == "congratulate" for act in before.tokens[first.at].senses.get("act", ()))
        if posted and first.kind == FINITE and first.subject is not None and len(first.subject.data.who) == 1:
            floor.quotes[number] = first.subject.data


def _names_alone(sentences: list[Sentence]) -> Mention | None:
    """Return who is named where a paragraph is nothing but the name of somebody with an office."""
    named = alone(sentences[0].tokens) if len(sentences) == 1 else None
    if named is None:
        return None
    mention: Mention = named.data
    one = mention.who[0] if len(mention.who) == 1 else None
    return mention if one is not None and one.actor is not None and (one.named or mention.role is not None) else None


def _outside(sentence: Sentence, document: Document, floor: Floor) -> list[Speech]:
    """Return the verbs of saying of a sentence that no quotation holds."""
    return [s for s in floor.speeches.get(sentence.number, ()) if document.quote_at(sentence.tokens[s.at].start) is None]


def _assign_exclaimed(sentence: Sentence, document: Document, floor: Floor, said: Speech) -> None:
    """Give a quotation that ends in a mark of its own to who is told right behind it: `"What a victory!" Ann Other wrote on X`."""
    number = bisect_right(document.quote_starts, sentence.start) - 1
    if number < 0 or number in floor.quotes or said.speaker.start > sentence.start + _RIGHT_BEHIND:
        return
    end = document.quotes[number][1]
    exclaimed = document.text[end - 2 : end - 1] in ("!", "?")
    if exclaimed and 0 <= sentence.start - end <= 1 and "\n" not in document.text[end : sentence.start]:
        floor.quotes[number] = said.speaker


def _assign(sentence: Sentence, document: Document, floor: Floor, outside: list[Speech], unknown: set[int]) -> None:
    """Give the quotations of a sentence that have no speaker yet the one before them, else the one behind; add others to `unknown`."""
    number = max(0, bisect_right(document.quote_starts, sentence.start) - 1)
    while number < len(document.quotes) and document.quotes[number][0] < sentence.end:
        start, end = document.quotes[number]
        if end > sentence.start and number not in floor.quotes:
            before = [s for s in outside if sentence.tokens[s.at].end <= start]
            after = [s for s in outside if sentence.tokens[s.at].start >= end]
            chosen = before[-1] if before else after[0] if after else None
            if chosen is not None:
                floor.quotes[number] = chosen.speaker
            elif not outside:
                unknown.add(number)
        number += 1


def _carry_on(document: Document, floor: Floor, unknown: set[int]) -> None:
    """Let a quotation without a speaker go on with the one before it: in its paragraph, or at the head of the next."""
    previous: tuple[int, Mention] | None = None
    for number in range(len(document.quotes) - 2, -1, -1):
        # Nothing closes a quotation that goes on in the next paragraph: who speaks is told at its end.
        if (
            number not in floor.quotes
            and document.text[document.quotes[number][1] - 1] not in _CLOSING_MARKS
            and number + 1 in floor.quotes
        ):
            floor.quotes[number] = floor.quotes[number + 1]
            unknown.discard(number)
    for number, (paragraph, leads) in enumerate(_paragraph_of_quotes(document)):
        if number in floor.quotes:
            previous = (paragraph, floor.quotes[number])
        elif number in unknown:
            previous = None
        elif previous is not None and (paragraph == previous[0] or (paragraph == previous[0] + 1 and leads)):
            floor.quotes[number] = previous[1]
            previous = (paragraph, previous[1])


def _somebody_says(sentence: Sentence, document: Document) -> bool:
    """Say whether the sentence gives the floor to somebody whom no list knows: what is quoted then is nobody's who spoke before."""
    return any(
        verb.noun is not None
        and "channel" not in sentence.tokens[verb.noun].senses
        and "speech" in sentence.tokens[verb.at].senses
        and document.quote_at(sentence.tokens[verb.at].start) is None
        for verb in sentence.clauses.verbs
    )


def _paragraph_of_quotes(document: Document) -> list[tuple[int, bool]]:
    """Return for each quotation its paragraph and whether it stands at the paragraph's head."""
    result: list[tuple[int, bool]] = []
    at = 0
    for start, _ in document.quotes:
        while at + 1 < len(document.sentences) and document.sentences[at].end <= start:
            at += 1
        sentence = document.sentences[at] if document.sentences else None
        result.append((sentence.paragraph, sentence.zone.start - start in (0, 1)) if sentence else (-1, False))
    return result


_Said = tuple[Mention | None, Speech | None]
_NOBODY: _Said = (None, None)


def speaker_of(sentence: Sentence, at: int, document: Document, floor: Floor) -> _Said:
    """Return who says what stands at a token: the innermost speaker, and the verb of saying where it stands in the sentence."""
    speeches = floor.speeches.get(sentence.number, [])
    before = [s for s in speeches if s.at < at and not s.inverted]
    quote = document.quote_at(sentence.tokens[at].start)
    if quote is not None:
        return _in_quotation(sentence.tokens, quote, before, document, floor)
    tokens = sentence.tokens
    titled = next((s for s in speeches if s.inverted and tokens[s.at].cls == "punct" and s.at > at), None)
    if titled is not None:
        return titled.speaker, titled
    before = [speech for speech in before if not _only_describes(sentence, speech, at)]
    if before and not _closed(tokens, before[-1].at, at):
        return before[-1].speaker, before[-1]
    return _behind(tokens, at, speeches)


def _only_describes(sentence: Sentence, speech: Speech, at: int) -> bool:
    """Say whether a verb only describes what another tells of: "the vote, | called a sham by Norland, was fair"."""
    verb = sentence.clauses.headed(speech.at)
    if verb is None or not (verb.kind == PARTICIPLE or _of_what_was_held(sentence.tokens, verb)):
        return False
    return any(other.kind == FINITE and verb.at < other.first <= at for other in sentence.clauses.verbs)


def _of_what_was_held(tokens: list[Token], verb: Verb) -> bool:
    """Say whether a verb tells what becomes of a noun before it: "the elections | which Norland held in May fell short"."""
    subject = verb.subject.number if verb.subject is not None else 0
    # (In "Norland recalls | that the mission said" it is no noun that is told of.)
    told = subject > 1 and "speech" in tokens[subject - 2].senses
    return 0 < subject < verb.first and not told and "object_relatives" in tokens[subject - 1].word.marks


def _in_quotation(tokens: list[Token], quote: int, before: list[Speech], document: Document, floor: Floor) -> _Said:
    """Return who says what is quoted: somebody who speaks within the quotation, who leads to it, or whose it was found to be."""
    places = [(speech, document.quote_at(tokens[speech.at].start)) for speech in before]
    inside = [speech for speech, place in places if place == quote and not _first_person(speech, floor.words)]
    chosen = inside or [speech for speech, place in places if place is None]
    return (chosen[-1].speaker, chosen[-1]) if chosen else (floor.quotes.get(quote), None)


def _behind(tokens: list[Token], at: int, speeches: list[Speech]) -> _Said:
    """Return who speaks by a verb behind what is said, or by one between commas: "…, the mission said", "according to the mission"."""
    for speech in speeches:
        if speech.inverted and "according" in tokens[speech.at].senses:
            return speech.speaker, speech
        if speech.at > at and _postposed(tokens, speech, at):
            return speech.speaker, speech
    aside = next((s for s in reversed(speeches) if s.inverted and s.at < at and _aside(tokens, s)), None)
    return (aside.speaker, aside) if aside is not None else _NOBODY


def _aside(tokens: list[Token], speech: Speech) -> bool:
    """Say whether a verb of saying and its subject stand between commas: "The vote, concluded the mission, was free"."""
    named = next((n for n in range(speech.at + 1, min(speech.at + 4, len(tokens) - 1)) if tokens[n].data is speech.speaker), None)
    return named is not None and speech.at > 0 and tokens[speech.at - 1].low == "," and tokens[named + 1].low == ","


def _first_person(speech: Speech, words: Words) -> bool:
    """Say whether the speaker is the one who is quoted: "We believe …"."""
    return speech.speaker.kind == "pronoun" and speech.speaker.word in words["speakers"]


def _closed(tokens: list[Token], verb: int, at: int) -> bool:
    """Say whether the clause of a verb of saying has ended before a token: "X praised it; …", "X praised it, but Y"."""
    return any(
        tokens[n].low in (";", "—", "–")
        or ("turning" in tokens[n].word.marks and tokens[n - 1].low == "," and _somebody_else(tokens, n + 1, at))
        for n in range(verb + 1, at)
    )


def _somebody_else(tokens: list[Token], first: int, last: int) -> bool:
    """Say whether what follows a "but" or "while" opens with another actor; else the speaker goes on."""
    if "complementiser" in tokens[first].word.marks:
        return False
    return any(
        token.cls == "M" and token.data.kind in ("named", "group") and token.data.who for token in tokens[first : min(first + 4, last + 1)]
    )


def _postposed(tokens: list[Token], speech: Speech, at: int) -> bool:
    """Say whether the verb follows what is said, after a comma: "…, the mission said"."""
    subject_start = min(speech.speaker.start, tokens[speech.at].start)
    for number in range(speech.at, at, -1):
        if tokens[number].low in (",", "”", '"') and tokens[number].start < subject_start + 1:
            return number > at and not any(
                tokens[n].low in (",",) and tokens[n + 1].cls in ("coordinator", "relative") for n in range(at, number)
            )
        if tokens[number].start < subject_start:
            return False
    return False
