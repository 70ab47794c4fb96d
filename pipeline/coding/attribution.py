"""Who has the floor: subjects of verbs, verbs of saying, quotations over sentences and paragraphs.

Belongs here: finding the subject of a verb, the speaker of a stretch of text, the innermost where speakers are nested. Does not: what
is said (frames).
"""

from bisect import bisect_right
from dataclasses import dataclass, field

from pipeline.coding.document import Document, Sentence
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.mentions import Mention
from pipeline.coding.tokens import Token

_INSERTION = 25
"""Longest insertion between commas, in tokens."""


@dataclass(frozen=True, slots=True)
class Speech:
    """A verb of saying with its speaker."""

    at: int
    """number of its token"""
    speaker: Mention
    naming: bool
    inverted: bool = False


@dataclass(slots=True)
class Floor:
    """Speeches per sentence and the speaker of each quotation."""

    speeches: dict[int, list[Speech]] = field(default_factory=dict)
    quotes: dict[int, Mention] = field(default_factory=dict)


def is_verb(token: Token, *forms: str) -> bool:
    """Say whether a token can be a finite verb (or in the given forms) that a rule knows."""
    wanted = forms or ("s", "ed", "base")
    if any(t.pos == "verb" and t.form in wanted for t in token.senses.get("act", ())):
        return True
    if any(form in wanted for _, form in token.senses.get("speech", ())):
        return True
    return any(form in wanted for form in token.senses.get("light", ()))


class Subjects:
    """Finds the subject of a verb by walking left over what can stand between the two."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._control = lexicon.control

    def main(self, sentence: Sentence, before: int) -> Token | None:
        """Return the first mention in the place of a subject."""
        tokens = sentence.tokens
        for number in range(min(before, len(tokens))):
            token = tokens[number]
            if token.cls == "M" and token.data.kind != "people" and self.in_place(tokens, number) and not token.data.possessor:
                return token
        return None

    def in_place(self, tokens: list[Token], at: int) -> bool:
        """Say whether a mention stands where a subject can: after a boundary, not after a preposition or a verb."""
        if at == 0:
            return True
        before = tokens[at - 1]
        if before.cls in ("punct", "quote", "coordinator", "subordinator", "adverb", "relative"):
            return before.low not in ("(", "/", "-", "as")
        if before.low.isdigit() or before.low in _TIMES:
            return True
        return any(kind == "say" for kind, _ in before.senses.get("speech", ())) and "act" not in before.senses

    def of(self, sentence: Sentence, at: int) -> Token | None:
        """Return the subject of the verb (or verbal noun, or adjective) at a token."""
        tokens = sentence.tokens
        position = at - 1
        infinitive = governed = False
        steps = 0
        while position >= 0 and steps < 60:
            steps += 1
            token = tokens[position]
            low = token.low
            if token.cls == "M":
                found = self._at_mention(sentence, position, at, infinitive)
                if isinstance(found, int):
                    position = found
                    continue
                return found
            if low == "to":
                infinitive = True
                position -= 1
                continue
            if (position + 1 < len(tokens) and tokens[position + 1].low in _REFLEXIVE) or low in ("stood", "stands", "stand"):
                position -= 1
                continue
            if infinitive and token.negates and low not in ("not", "never"):
                governed = True
            if (
                token.negates
                or "mood" in token.senses
                or token.cls in ("have", "be", "do", "modal", "adverb")
                or low in ("himself", "themselves", "itself")
            ):
                position -= 1
                continue
            if infinitive and token.cls == "preposition" and position > 0 and tokens[position - 1].cls != "M":
                position -= 1
                continue
            if infinitive and token.cls == "w" and not is_verb(token, "ed", "s", "en", "base"):
                position -= 1
                continue
            if infinitive and (low in self._control or is_verb(token, "ed", "s", "en", "base") or token.cls in ("determiner",)):
                if any(t.act == "call" and t.name in ("call-on", "encourage") for t in token.senses.get("act", ())):
                    return None
                governed = governed or token.cls != "determiner"
                position -= 1
                continue
            if infinitive and not governed and (low == "," or token.cls in ("coordinator", "relative")):
                # Nothing found that the infinitive hangs on.
                return None
            if low == ",":
                opening = self._insertion(tokens, position)
                if opening is not None:
                    position = opening - 1
                    continue
                return self._shared(sentence, position)
            if token.cls == "coordinator" or low == "then":
                return self._shared(sentence, position)
            if token.cls == "relative":
                return self._antecedent(tokens, position)
            if "channel" in token.senses or low in ("message", "statement"):
                owner = self._owner(tokens, position)
                return owner if owner is not None else self._shared(sentence, position)
            if token.cls == "quote" and position > 0 and tokens[position - 1].cls in ("M", "have", "be", "modal", "adverb"):
                # Quoted in part: Denmark "strongly condemns" it.
                position -= 1
                continue
            if token.cls == "quote" or low == ":":
                return None
            if low in ("—", "–"):
                return self.main(sentence, position)
            skipped = self._phrase(tokens, position)
            if skipped is None:
                return None
            position = skipped
        return None

    def _at_mention(self, sentence: Sentence, position: int, verb: int, infinitive: bool) -> Token | int | None:
        """Decide what a mention on the way is: the subject (a token), something to step over (a number), the end (nothing)."""
        tokens = sentence.tokens
        token = tokens[position]
        before = tokens[position - 1] if position > 0 else None
        if infinitive and token.data.kind == "pronoun" and token.data.word == "it":
            # "It is wrong not to recognise the vote" has nobody who does so.
            return None
        if before is None or self.in_place(tokens, position):
            return token
        if (before.low == "with" and any(getattr(t, "form", "") == "ing" for t in (*tokens[verb].senses.get("act", ()),))) or (
            before.low == "with" and any(form == "ing" for _, form in tokens[verb].senses.get("speech", ()))
        ):
            return token
        if infinitive and token.data.kind == "pronoun" and token.data.word == "it":
            # "It is wrong not to recognise the vote" has nobody who does so.
            return None
        if infinitive and before.cls not in ("preposition", "punct") and not (before.low in self._control or is_verb(before)):
            return position - 1
        if infinitive and (before.low in self._control or is_verb(before)):
            if any(t.act == "call" and t.pos == "verb" and t.name != "must" for t in before.senses.get("act", ())):
                return None
            return position - 2
        if before.cls == "preposition" and infinitive and before.low in ("to", "with") and position >= 2:
            # "sent a telegram to Y to congratulate him"
            return position - 2
        if before.cls == "preposition":
            head = tokens[position - 2] if position >= 2 else None
            if head is None:
                return None
            if head.cls == "M" and head.data.kind in ("named", "generic"):
                return position - 2
            if before.low in ("by", "of", "from") and "channel" in head.senses:
                return token
            if head.low == ",":
                return position - 2
            if before.low in ("of",) and head.low in ("behalf", "name"):
                return position - 3
            return None
        if is_verb(before):
            return None
        # "… ally Belarus congratulated", "late on Saturday the minister congratulated": the name beside the verb does it.
        return token

    def _insertion(self, tokens: list[Token], closing: int) -> int | None:
        """Return the number of the comma that opens the insertion which closes at `closing`, if what stands before is a mention."""
        for opening in range(closing - 1, max(-1, closing - _INSERTION), -1):
            low = tokens[opening].low
            if low in (";", ":") or tokens[opening].cls == "quote":
                return None
            if low == ",":
                before = tokens[opening - 1] if opening > 0 else None
                inside = tokens[opening + 1]
                if before is None or before.cls != "M":
                    return None
                if inside.cls in ("coordinator",) or (
                    inside.cls == "M" and closing - opening > 2 and tokens[opening + 2].cls not in ("punct", "preposition")
                ):
                    return None
                return opening
        # "On Monday, X": what stands before the first comma is no subject.
        return None

    def _shared(self, sentence: Sentence, position: int) -> Token | None:
        """Return the subject of the verb before a comma or an "and"."""
        for number in range(position, -1, -1):
            if number in sentence.subjects:
                mention = sentence.subjects[number]
                return Token(mention.start, mention.end, "", "M", data=mention) if mention is not None else None
        return self.main(sentence, position)

    def _antecedent(self, tokens: list[Token], position: int) -> Token | None:
        before = position - 1
        if before >= 0 and tokens[before].low == ",":
            before -= 1
        return tokens[before] if before >= 0 and tokens[before].cls == "M" else None

    def _owner(self, tokens: list[Token], noun: int) -> Token | None:
        """Return whose statement it is: "the EU's statement", "a statement by the EU"."""
        if noun >= 2 and tokens[noun - 1].cls == "poss" and tokens[noun - 2].cls == "M":
            return tokens[noun - 2]
        return None

    def _phrase(self, tokens: list[Token], position: int) -> int | None:
        """Step over a prepositional phrase that ends at `position`: "on Monday", "in a telegram on the election"."""
        for start in range(position, max(-1, position - 7), -1):
            token = tokens[start]
            if token.cls == "preposition":
                if start == 0:
                    return None
                head = tokens[start - 1]
                if head.cls == "M" or head.low == "," or "channel" in head.senses or head.cls == "preposition" or head.cls == "adverb":
                    return start - 1
                return start - 1 if start >= 2 and "channel" in tokens[start - 1].senses else None
            if token.cls in ("M", "punct", "quote", "coordinator", "relative") or is_verb(token, "ed", "s"):
                if (
                    token.cls == "M"
                    and tokens[start].end < tokens[position].start
                    and (tokens[position].low.isdigit() or _is_day(tokens[position].low))
                ):
                    return start
                return None
        return None


_REFLEXIVE = {"himself", "herself", "itself", "themselves"}
_DAYS = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
_MONTHS = {
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
}  # fmt: skip
_TIMES = _DAYS | _MONTHS | {"morning", "evening", "afternoon", "week", "month", "day", "vote", "night"}


def _is_day(low: str) -> bool:
    return low in _DAYS


def find_speeches(sentence: Sentence, document: Document, subjects: Subjects) -> list[Speech]:
    """Return the verbs of saying of a sentence with their speakers, in order; subjects of all known verbs are noted on the way."""
    found: list[Speech] = []
    tokens = sentence.tokens
    for number, token in enumerate(tokens):
        if "speech" not in token.senses and "act" not in token.senses and "light" not in token.senses:
            if "according" in token.senses and number + 1 < len(tokens) and tokens[number + 1].cls == "M":
                found.append(Speech(number, tokens[number + 1].data, False, True))
            continue
        forms = (
            {form for _, form in token.senses.get("speech", ())}
            | {t.form for t in token.senses.get("act", ()) if t.pos == "verb"}
            | set(token.senses.get("light", ()))
        )
        if not forms or (forms <= {"base", ""} and "speech" not in token.senses and not _finite_base(tokens, number)):
            continue
        subject = subjects.of(sentence, number)
        inverted = False
        if subject is None and number + 1 < len(tokens) and "speech" in token.senses:
            ahead = number + 1
            following = tokens[ahead]
            before = tokens[number - 1] if number else None
            if following.cls == "M" and before is not None and (before.cls == "quote" or before.low in (",", "—", "–", "-")):
                subject, inverted = following, True
        sentence.subjects[number] = subject.data if subject is not None else None
        if subject is not None and "speech" in token.senses and not token.negates:
            naming = any(kind == "name" for kind, _ in token.senses["speech"])
            found.append(Speech(number, subject.data, naming, inverted))
    return found


def _finite_base(tokens: list[Token], number: int) -> bool:
    return (
        number == 0
        or tokens[number - 1].cls in ("M", "adverb", "coordinator", "have", "do", "modal")
        or tokens[number - 1].low == "to"
        or tokens[number - 1].negates
    )


def assign_quotes(document: Document, floor: Floor) -> None:
    """Give each quotation its speaker: from its own sentences, else from the quotation that it continues."""
    for sentence in document.sentences:
        speeches = floor.speeches.get(sentence.number, [])
        outside = [s for s in speeches if document.quote_at(sentence.tokens[s.at].start) is None]
        if not outside:
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
            number += 1
    previous: tuple[int, Mention, int] | None = None
    paragraphs = _paragraph_of_quotes(document)
    for number in range(len(document.quotes)):
        paragraph, leads = paragraphs[number]
        if number in floor.quotes:
            previous = (paragraph, floor.quotes[number], number)
        elif previous is not None and (paragraph == previous[0] or (paragraph == previous[0] + 1 and leads)):
            floor.quotes[number] = previous[1]
            previous = (paragraph, previous[1], number)


def _paragraph_of_quotes(document: Document) -> list[tuple[int, bool]]:
    """Return for each quotation its paragraph and whether it stands at the paragraph's head."""
    result: list[tuple[int, bool]] = []
    at = 0
    for start, _ in document.quotes:
        while at + 1 < len(document.sentences) and document.sentences[at].end <= start:
            at += 1
        sentence = document.sentences[at] if document.sentences else None
        result.append((sentence.paragraph, sentence.zone.start == start) if sentence else (-1, False))
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
    if before and not _closed(tokens, before[-1].at, at):
        return before[-1].speaker, before[-1]
    after = [s for s in speeches if s.at > at or tokens[s.at].senses.get("according")]
    for speech in after:
        if speech.inverted and tokens[speech.at].senses.get("according"):
            return speech.speaker, speech
        if speech.at > at and _postposed(tokens, speech, at):
            return speech.speaker, speech
    return None, None


def _first_person(speech: Speech) -> bool:
    """Say whether the speaker is the one who is quoted: "We believe …"."""
    return speech.speaker.kind == "pronoun" and speech.speaker.word in ("we", "i")


def _closed(tokens: list[Token], verb: int, at: int) -> bool:
    """Say whether the clause of a verb of saying has ended before a token."""
    return any(
        tokens[n].low in (";", "—", "–") or (tokens[n].low in ("while", "whereas", "although", "but") and tokens[n - 1].low == ",")
        for n in range(verb + 1, at)
    )


def _postposed(tokens: list[Token], speech: Speech, at: int) -> bool:
    """Say whether the verb follows what is said, after a comma: "…, the mission said"."""
    subject_start = speech.speaker.start
    for number in range(speech.at, at, -1):
        if tokens[number].low in (",", "”", '"') and tokens[number].start < subject_start + 1:
            return number > at and not any(
                tokens[n].low in (",",) and tokens[n + 1].cls in ("coordinator", "relative") for n in range(at, number)
            )
        if tokens[number].start < subject_start:
            return False
    return False
