"""Who has the floor: verbs of saying, quotations over sentences and paragraphs, the innermost speaker.

Belongs here: the speaker of a stretch of text. Does not: subjects of verbs (clauses), what is said (frames).
"""

from bisect import bisect_right
from dataclasses import dataclass, field

from pipeline.coding.clauses import INFINITIVE, Verb, owner_of
from pipeline.coding.document import Document, Sentence
from pipeline.coding.lexicon import Words
from pipeline.coding.mentions import Mention
from pipeline.coding.tokens import Token
from pipeline.coding.zones import HEADLINE


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

    speeches: dict[int, list[Speech]] = field(default_factory=dict)
    """number of a sentence → its verbs of saying with their speakers"""
    quotes: dict[int, Mention] = field(default_factory=dict)
    """number of a quotation → its speaker"""
    carried: dict[int, Mention] = field(default_factory=dict)
    """number of a sentence → who spoke or issued a statement just before it"""


def find_speeches(sentence: Sentence, words: Words, previous: Mention | None = None) -> list[Speech]:
    """Return the verbs of saying of a sentence with their speakers, in order; `previous` spoke last before it ("the statement adds")."""
    found: list[Speech] = []
    tokens = sentence.tokens
    if _for_whom(tokens):
        found.append(Speech(1, tokens[1].data, False))
    posted = next((n for n in sentence.where("M") if _posted(tokens, n)), 0) if "(" in sentence.words else 0
    if posted:
        found.append(Speech(posted, tokens[posted].data, False, True))
    if sentence.zone.kind == HEADLINE and (signed := _signed(tokens)):
        found.append(Speech(signed, tokens[signed + 1].data, False, True))
    colons = [n for n in (1, 2) if n < len(tokens) and tokens[n].low == ":"] if ":" in sentence.words else ()
    for number in sorted({*sentence.where("speech"), *sentence.where("according"), *colons}):
        token = tokens[number]
        if "according" in token.senses and number + 1 < len(tokens) and tokens[number + 1].cls == "M":
            found.append(Speech(number, tokens[number + 1].data, False, True))
        elif "according" in token.senses and (author := _author(tokens, number + 1)) is not None:
            found.append(Speech(number, author, False, True))
        if token.low == ":" and number and _announced(tokens, number):
            # "Joe Biden: “I congratulate …”"
            found.append(Speech(number, tokens[number - 1].data, False))
            continue
        if "speech" not in token.senses or token.negates:
            continue
        verb = sentence.clauses.headed(number)
        if (
            token.low == "saying"
            and number > 1
            and tokens[number - 1].low == "as"
            and (quoted := _quoted(sentence, number - 2)) is not None
        ):
            found.append(Speech(number, quoted, False))
            continue
        if verb is not None and verb.passive and any(kind == "name" for kind, _ in token.senses["speech"]):
            agent = next((n for n in range(number + 1, len(tokens) - 1) if tokens[n].low == "by"), None)
            named = next((t for t in tokens[agent + 1 : agent + 3] if t.cls == "M"), None) if agent is not None else None
            if named is not None:
                # "was judged calm and transparent by the mission"
                found.append(Speech(number, named.data, True))
                continue
        if verb is not None and verb.subject is None and previous is not None and _carried_on(tokens, verb):
            found.append(Speech(number, previous, False))
            continue
        if verb is not None and verb.subject is None and previous is not None and _said_the_statement(tokens, verb):
            found.append(Speech(number, previous, False, True))
            continue
        if verb is None or verb.subject is None or verb.passive or (verb.kind == INFINITIVE and verb.negations):
            continue
        naming = all(kind == "name" for kind, _ in token.senses["speech"])
        found.append(Speech(number, verb.subject.data, naming, verb.inverted))
    return found


def _quoted(sentence: Sentence, at: int) -> Mention | None:
    """Return who is quoted: "quoted Ann Other as saying", "Ann Other was quoted by the agency as saying"."""
    if sentence.tokens[at].cls == "M":
        verb = next((verb for verb in sentence.clauses.before(at + 1) if verb.passive and sentence.tokens[verb.at].low == "quoted"), None)
        if verb is None or verb.subject is None:
            return sentence.tokens[at].data
    else:
        verb = sentence.clauses.headed(at)
    return verb.subject.data if verb is not None and verb.passive and verb.subject is not None else None


def _for_whom(tokens: list[Token]) -> bool:
    """Read "For Spain's foreign minister, it had been a mockery": he says so."""
    if len(tokens) < 5 or tokens[0].low not in ("for", "to") or tokens[1].cls != "M":
        return False
    mention: Mention = tokens[1].data
    official = len(mention.who) == 1 and (mention.role is not None or mention.who[0].person is not None)
    ahead = next(
        (n for n, token in enumerate(tokens[2:10], 2) if token.low in ("it", "this", "that") or token.data.__class__ is Mention), None
    )
    if not official or ahead is None or (tokens[ahead - 1].low != "," and ahead > 2):
        return False
    return any(token.cls == "be" for token in tokens[ahead + 1 : ahead + 4])


def _announced(tokens: list[Token], at: int) -> bool:
    """Say whether a name opens the sentence and a quotation follows its colon."""
    before, following = tokens[at - 1], tokens[at + 1] if at + 1 < len(tokens) else None
    named = before.cls == "M" and before.data.kind == "named" and len(before.data.who) == 1
    return named and at <= 2 and following is not None and following.cls == "quote"


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


def _author(tokens: list[Token], at: int) -> Mention | None:
    """Return whose statement it is according to: "according to the preliminary report of ODIHR's observers"."""
    for number in range(at, min(at + 5, len(tokens))):
        if "channel" in tokens[number].senses:
            owner = owner_of(tokens, number)
            return owner.data if owner is not None else None
        if tokens[number].cls not in ("determiner", "w", "adverb", "M", "poss"):
            return None
    return None


def _carried_on(tokens: list[Token], verb: Verb) -> bool:
    """Say whether the subject is a statement spoken of before: "the statement goes on"."""
    noun = verb.noun
    return noun is not None and noun > 0 and "channel" in tokens[noun].senses and tokens[noun - 1].low in ("the", "this")


def _said_the_statement(tokens: list[Token], verb: Verb) -> bool:
    """Say whether a statement spoken of before follows its verb: "…," said the statement."""
    behind = tokens[verb.at + 1 : verb.at + 3]
    quoted = verb.first > 0 and (tokens[verb.first - 1].cls == "quote" or tokens[verb.first - 1].low == ",")
    return quoted and len(behind) == 2 and behind[0].low in ("the", "this") and "channel" in behind[1].senses


def assign_quotes(document: Document, floor: Floor) -> None:
    """Give each quotation its speaker: from its own sentences, else from the quotation that it continues."""
    unknown: set[int] = set()
    for sentence in document.sentences:
        speeches = floor.speeches.get(sentence.number, [])
        outside = [s for s in speeches if document.quote_at(sentence.tokens[s.at].start) is None]
        if not outside and not _somebody_says(sentence, document):
            continue
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
    previous: tuple[int, Mention, int] | None = None
    paragraphs = _paragraph_of_quotes(document)
    for number in range(len(document.quotes)):
        paragraph, leads = paragraphs[number]
        if number in floor.quotes:
            previous = (paragraph, floor.quotes[number], number)
        elif number in unknown:
            previous = None
        elif previous is not None and (paragraph == previous[0] or (paragraph == previous[0] + 1 and leads)):
            floor.quotes[number] = previous[1]
            previous = (paragraph, previous[1], number)


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


def speaker_of(sentence: Sentence, at: int, document: Document, floor: Floor) -> tuple[Mention | None, Speech | None]:
    """Return who says what stands at a token: the innermost speaker, and the verb of saying where it stands in the sentence."""
    tokens = sentence.tokens
    speeches = floor.speeches.get(sentence.number, [])
    quote = document.quote_at(tokens[at].start)
    before = [s for s in speeches if s.at < at and not s.inverted]
    if quote is not None:
        inside = [s for s in before if document.quote_at(tokens[s.at].start) == quote and not _first_person(s)]
        if inside:
            return inside[-1].speaker, inside[-1]
        speaker = floor.quotes.get(quote)
        outside = [s for s in before if document.quote_at(tokens[s.at].start) is None]
        if outside:
            return outside[-1].speaker, outside[-1]
        return (speaker, None) if speaker is not None else (None, None)
    titled = next((s for s in speeches if s.inverted and tokens[s.at].cls == "punct" and s.at > at), None)
    if titled is not None:
        return titled.speaker, titled
    if before and not _closed(tokens, before[-1].at, at):
        return before[-1].speaker, before[-1]
    after = [s for s in speeches if s.at > at or tokens[s.at].senses.get("according")]
    for speech in after:
        if speech.inverted and tokens[speech.at].senses.get("according"):
            return speech.speaker, speech
        if speech.at > at and _postposed(tokens, speech, at):
            return speech.speaker, speech
    aside = next((s for s in reversed(speeches) if s.inverted and s.at < at and _aside(tokens, s)), None)
    return (aside.speaker, aside) if aside is not None else (None, None)


def _aside(tokens: list[Token], speech: Speech) -> bool:
    """Say whether a verb of saying and its subject stand between commas: "The vote, concluded the mission, was free"."""
    named = next((n for n in range(speech.at + 1, min(speech.at + 4, len(tokens) - 1)) if tokens[n].data is speech.speaker), None)
    return named is not None and speech.at > 0 and tokens[speech.at - 1].low == "," and tokens[named + 1].low == ","


def _first_person(speech: Speech) -> bool:
    """Say whether the speaker is the one who is quoted: "We believe …"."""
    return speech.speaker.kind == "pronoun" and speech.speaker.word in ("we", "i")


def _closed(tokens: list[Token], verb: int, at: int) -> bool:
    """Say whether the clause of a verb of saying has ended before a token."""
    return any(
        tokens[n].low in (";", "—", "–") or (tokens[n].low in _TURNS and tokens[n - 1].low == "," and _somebody_else(tokens, n + 1, at))
        for n in range(verb + 1, at)
    )


def _somebody_else(tokens: list[Token], first: int, last: int) -> bool:
    """Say whether what follows a "but" or "while" opens with another actor; else the speaker goes on."""
    if tokens[first].low == "that":
        return False
    return any(
        token.cls == "M" and token.data.kind in ("named", "group") and token.data.who for token in tokens[first : min(first + 4, last + 1)]
    )


_TURNS = {"while", "whereas", "although", "but"}


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
