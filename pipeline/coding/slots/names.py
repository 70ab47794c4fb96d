"""What can be an option in a sentence: persons, options of the reference, capitalised names, "against all".

Belongs here: in which order a token is tried as a name, and names that are none of capitals or persons. Does not: those (openings, runs,
known), what a name is in the end (settled).
"""

import re
from collections.abc import Iterator

from pipeline.coding import kinds
from pipeline.coding.document import Sentence
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.slots.known import Known
from pipeline.coding.slots.model import Name
from pipeline.coding.slots.openings import Openings
from pipeline.coding.slots.runs import Runs
from pipeline.coding.slots.settled import Settled
from pipeline.coding.slots.vocabulary import QUOTES, Vocabulary
from pipeline.coding.tokens import Token, unit

_SIDED = frozenset(kinds.spelt("won have"))
_LABELLING = frozenset(kinds.spelt("word title filler"))
_BLANK = re.compile(r"\s*")
_LISTED = re.compile(
    r"\s*(?:(?:\d{1,2}[.)]?|[*•–-])\s+)?(?P<name>[A-Z][A-Z'’. -]+[A-Z],\s[A-Z][\w'’-]*[a-z][\w'’ .-]*(?=\s?(?:[(|\t–—:-]|\d|\s\s))"
    r"|[A-Z][\w'’-]+,\s(?:[A-Z][\w'’-]*\.?\s){1,3}(?=\([^()\n]{1,60}\)\s*[:–—-]?\s*\d))"
)
"""A line that opens with a surname and given names, as lists have them."""
_OWNING = ("'s ", "’s ", "' ", "’ ")
_COUNTED = re.compile(r":?\s\d")
"""Behind an answer, how many gave it: "No 48.6 percent", "No: 1,814,201"."""
_ROW = re.compile(r"(?::\s|\s)(?=\d)[\d.,]*(?:,\d{3}\b|%|\s[Pp]er)")
"""Behind an answer that opens a line by itself: "FOR: 609,427", "NO 723,632", "Yes 51.4%"."""
_LINE, _GIVEN = re.compile(r":\s\d"), re.compile(r"\s\(\d|[,.;]\s|$")
"""Behind an answer that opens a line, and behind one for which votes were given: "649,490 for No (33.13%)"."""


def _becoming(text: str, tokens: list[Token], at: int) -> bool:
    """Say whether an office is what somebody becomes: "was sworn in as the fifth | president of Norland"."""
    mention = tokens[at].data
    office = mention.role is not None and text[tokens[at].start].islower() and not any(who.named for who in mention.who)
    return office and any("role" in token.word.marks for token in tokens[max(0, at - 3) : at])


class Names:
    """Finds the names of a sentence."""

    def __init__(self, lexicon: Lexicon, vocabulary: Vocabulary) -> None:
        lists = lexicon.files["figures"]
        aims = frozenset(lists["joined_names"])
        self._v, self._known, self._openings = vocabulary, Known(lexicon, vocabulary), Openings(vocabulary, aims)
        self._runs, self._settled = Runs(vocabulary, aims, frozenset(lists["headline_verbs"])), Settled(lexicon, vocabulary)
        self._whole, self._plain_answer = frozenset(lists["whole_names"]), lexicon.words["plain_answer"]
        self._line_answers = frozenset(lists["line_answers"])
        self._asked = vocabulary.referendum | self._line_answers
        self._owners, self._adherents = frozenset(lists["owners_in_names"]), frozenset(lists["adherents"])
        self._party_word = lexicon.words["party_word"]
        self._headline_verbs = frozenset(lists["headline_verbs"])
        self._before_capitals, self._row = lexicon.patterns["before_capitals"], lexicon.patterns["row"]

    def read(self, text: str, sentence: Sentence) -> Iterator[Name]:
        """Yield the names of a sentence in order; two that stand side by side are one."""
        last: Name | None = None
        for found in self._found(text, sentence):
            name = self._settled.read(text, found)
            if name is None:
                continue
            if last is not None and not (name.special or last.special) and self._is_one(text, last, name):
                last = Name(last.start, name.end, last.person or name.person, certain=last.certain or name.certain)
                continue
            if last is not None:
                yield last
            last = name
        if last is not None:
            yield last

    def _is_one(self, text: str, last: Name, name: Name) -> bool:
        """Say whether a name goes on with another: side by side, or "National People|'s Power"."""
        between = text[last.end : name.start]
        if between == ", ":
            # "BANDA, Ann (Unity Party) 6,600 votes"
            listed = _LISTED.match(text, text.rfind("\n", 0, last.start) + 1)
            return listed is not None and listed.start("name") == last.start
        if between in _OWNING:
            return text[last.start : last.end].rpartition(" ")[2].lower() in self._owners
        return between == " "

    def is_person(self, text: str, name: Name) -> bool:
        """Say whether a name is a person's, as far as its words tell."""
        if name.person is not None:
            return True
        words = text[name.start : name.end].split()
        low = [word.lower() for word in words]
        alone = self._v.parties.isdisjoint(low) and self._v.bodies.isdisjoint(low)
        return name.special is None and len(words) > 1 and alone and not any(word.isupper() for word in words)

    def _found(self, text: str, sentence: Sentence) -> Iterator[Name]:
        """Yield names as they stand."""
        tokens = list(sentence.tokens)
        end, the, capital_at = 0, self._v.the, self._v.capital_at
        titled = False
        for at, token in enumerate(sentence.tokens):
            if token.low.startswith(the) and token.cls == "w" and "option" not in token.senses:
                token = tokens[at] = self._without_article(text, token)
            verb = token.low in self._headline_verbs and token.cls != "E"
            titled = titled or (at > 0 and verb and text[token.start].isupper())
            if titled and not (token.cls == "M" and any(who.person for who in token.data.who)):
                # "Banda | Wins Second Term With 59%": whatever else has a capital is no name.
                continue
            if at < end or not (token.cls == "M" or capital_at(text, token.start) or "measure" in token.senses):
                # Most words are no name.
                continue
            if token.cls == "M" and (_becoming(text, tokens, at) or self._are_people(text, token)):
                continue
            if text[token.start - 1 : token.start] == "-" and token.cls != "M":
                # "the pro-European mayor"
                continue
            if token.cls == "M" and token.data.kind != "named" and (inner := self._before_capitals.match(text, token.start, token.end)):
                # "the conservative People|'s Party"
                tokens[at] = unit(inner.end(), token.end, "M", token.senses, token.data, token.low)
            found, end = self._at(text, sentence, tokens, at)
            if found and not found[-1].special:
                found, end = self._with_owned(text, tokens, found, end)
            yield from found

    def _are_people(self, text: str, token: Token) -> bool:
        """Say whether a mention is of those who vote: "252,493 | Bhutanese citizens"."""
        last = text[token.start : token.end].rpartition(" ")[2]
        return last.islower() and self._v.table.single.get(last) == kinds.PEOPLE

    def _without_article(self, text: str, token: Token) -> Token:
        """Return "Independence Party" of "the Independence Party", of which the lexicon knows "the independence"."""
        article = len(token.low) - len(self._v.words.bare(token.low))
        if not self._v.capital_at(text, token.start + article):
            return token
        return unit(token.start + article, token.end, "w", {}, None, token.low[article:])

    def _at(self, text: str, sentence: Sentence, tokens: list[Token], at: int) -> tuple[list[Name], int]:
        """Return the names that a token opens, and the token behind them."""
        token = tokens[at]
        found = list(self._known.read(text, token, tokens[at - 1].low if at else ""))
        if found:
            return found, at + 1
        if token.cls == "M" and self._is_house(text, token):
            # A party that is called like a parliament.
            return [Name(token.start + self._v.article(text, token.start), token.end, None)], at + 1
        end = self._house_party(text, tokens, at) if token.cls == "M" else 0
        if end:
            return [Name(token.start + self._v.article(text, token.start), tokens[end - 1].end, None)], end
        end = self._of_members(text, tokens, at)
        if end:
            return [Name(tokens[at].start + self._v.article(text, token.start), tokens[end - 1].end, None)], end
        if token.low in self._asked and self._answers(text, tokens, at):
            return [Name(token.start, token.end, None, certain=True)], at + 1
        start = self._alone(text, tokens, at)
        if start is not None:
            return [Name(start, token.end, None)], at + 1
        end = at + 1
        if self._openings.at(text, tokens, at):
            end, name = self._runs.read(text, tokens, at)
            if name is not None:
                return [name], end
        label = self._label(text, sentence) if not at else None
        if label is not None and self._labels(text, *label):
            return [Name(*label, None)], next((n for n, other in enumerate(tokens) if other.start >= label[1]), len(tokens))
        return [], end

    def _is_house(self, text: str, token: Token) -> bool:
        """Say whether a mention is called like a party: "the People's Assembly", "the National Congress party"."""
        low = self._v.words.bare(text[token.start : token.end].lower())
        stem, _, last = low.rpartition(" ")
        return (stem if stem and last in self._party_word else low) in self._v.houses

    def _house_party(self, text: str, tokens: list[Token], at: int) -> int:
        """Return the token behind a party that a chamber's name opens: "the Norland Congress | Party", "… | for Democracy"; 0 if none."""
        stem, _, last = text[tokens[at].start : tokens[at].end].rpartition(" ")
        if last.istitle() and last.lower() in self._v.closers and stem.rpartition(" ")[2].lower() in self._v.chambers:
            return at + 1
        if at + 1 >= len(tokens) or not last.istitle() or last.lower() not in self._v.chambers:
            return 0
        following = text[tokens[at + 1].start : tokens[at + 1].end]
        if following.istitle() and following.lower() in self._v.closers and tokens[at + 1].start == tokens[at].end + 1:
            return at + 2
        return at + 3 if self._named_for(text, tokens, at + 1) else 0

    def _answers(self, text: str, tokens: list[Token], at: int) -> bool:
        """Say whether "No" is an answer: "the No camp", "No 48.6 percent"."""
        token, following = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
        written = text[token.start : token.end]
        if not at and (token.start == 0 or text[token.start - 1] == "\n") and _ROW.match(text, token.end) is not None:
            return not written.islower()
        if not written.istitle() or token.low in self._line_answers:
            return False
        if at > 0 and _COUNTED.match(text, token.end) is not None:
            return True
        voted_for = at > 0 and self._v.table.kind([tokens[at - 1].low], 0)[0] == kinds.TO
        if (voted_for and _GIVEN.match(text, token.end) is not None) or (not at and _LINE.match(text, token.end) is not None):
            return True
        sided = following is not None and (
            text[following.start : following.end].lower() in self._v.sides
            or self._v.table.kind([other.low for other in tokens[at + 1 : at + 3]], 0)[0] in _SIDED
        )
        around = text[token.start - 1 : token.start], text[token.end : token.end + 1]
        quoted = around == ("(", ")") or all(mark in QUOTES for mark in around)
        return sided or quoted or (written.lower() not in self._plain_answer and at > 0)

    def _alone(self, text: str, tokens: list[Token], at: int) -> int | None:
        """Return where a common noun starts that is a party's whole name: "the Coalition won 58 seats"."""
        token, following = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
        start = token.start + self._v.small_article(text, token.start)
        determined = (
            start > token.start or (at > 0 and "definite" in tokens[at - 1].word.marks) or self._v.behind_article(text, token.start)
        )
        if not determined or not text[start].isupper() or text[start : token.end].lower() not in self._whole:
            return None
        longer = following is not None and (
            "genitive" in following.word.marks or self._v.capital_at(text, following.start) or self._named_for(text, tokens, at + 1)
        )
        return None if longer else start

    def _of_members(self, text: str, tokens: list[Token], at: int) -> int:
        """Return the token behind "the Leaders' Party", a party called for those who are in it; 0 where none is."""
        if at + 2 >= len(tokens) or tokens[at + 1].cls != "poss" or text[tokens[at + 1].start - 1] != "s":
            return 0
        member, party = (text[token.start : token.end].rpartition(" ")[2] for token in (tokens[at], tokens[at + 2]))
        known = tokens[at].cls == "M" and any(who.actor or who.person for who in tokens[at].data.who)
        return at + 3 if member.istitle() and party.istitle() and party.lower() in self._v.closers and not known else 0

    def _named_for(self, text: str, tokens: list[Token], at: int) -> bool:
        """Say whether a name goes on with "for": "the Coalition | for Democratic Change"."""
        if "name_for" not in tokens[at].word.marks or at + 1 == len(tokens):
            return False
        start = tokens[at + 1].start
        return self._v.capital_at(text, start) or self._v.the_upper(text, start)

    def _label(self, text: str, sentence: Sentence) -> tuple[int, int] | None:
        """Return where the label stands of a line that is a row of a list: a name and numbers, with rows like it around."""
        line = self._row.match(text, sentence.start) if not sentence.start or text[sentence.start - 1] == "\n" else None
        if line is None:
            return None
        last = len(text[: sentence.start].rstrip())
        next_line = _BLANK.match(text, line.end())
        following = next_line.end() if next_line is not None else len(text)
        around = self._row.match(text, text.rfind("\n", 0, last) + 1), self._row.match(text, following)
        return line.span("label") if any(around) else None

    def _labels(self, text: str, start: int, end: int) -> bool:
        """Say whether what opens a row of a list can be an option: "Liberal 4,506,236", no "Turnout 65.8 %"."""
        words = text[start:end].lower().split()
        return self._v.no_name.isdisjoint(words) and all(self._v.table.kind(words, at)[0] in _LABELLING for at in range(len(words)))

    def _with_owned(self, text: str, tokens: list[Token], found: list[Name], end: int) -> tuple[list[Name], int]:
        """Return names with what the last of them owns: "Sheikh Hasina's alliance"; without it where a party is named: "Hun Sen's CPP"."""
        led = self._of_leader(text, tokens, end)
        if led:
            return [*found[:-1], Name(found[-1].start, tokens[led - 1].end, None, certain=found[-1].certain)], led
        owned = end + 1 < len(tokens) and tokens[end].cls == "poss" and self._openings.at(text, tokens, end + 1)
        return (found[:-1] if owned and found[-1].person is not None else found), end

    def _of_leader(self, text: str, tokens: list[Token], at: int) -> int:
        """Return the token after "Sheikh Hasina's alliance", 0 if a name stands for itself."""
        if at + 1 >= len(tokens) or tokens[at].cls != "poss":
            return 0
        for noun in range(at + 1, min(at + 3, len(tokens))):
            word = text[tokens[noun].start : tokens[noun].end]
            if word in self._v.parties or word in self._adherents:
                # "Angela Merkel's conservatives", as well
                return noun + 1
            if not word.islower():
                break
        return 0
