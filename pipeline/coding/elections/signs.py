"""Signs in a sentence of whose vote a text is about: who wins, who holds it, who only has something to say on it.

Belongs here: what the words around a mention tell of its state. Does not: weighing the signs (scene), which election it is (elections).
"""

import re

from pipeline.coding.clauses import past_day
from pipeline.coding.document import Document, Sentence
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.tokens import Token

_SECOND = 2
"""Least number of a token that stands behind "and" and a country."""
_RESPONSES = frozenset(("call", "criticise", "recognise", "reject", "concern", "sanction", "welcome"))
"""Acts whose object is of the state that voted."""
_VOTERS = frozenset(("electoral_body", "people"))
_OPENING = 3
"""Sentences in which a share that is told with a day of the week is news."""
_JUDGED = 5
"""Tokens behind a vote within which stands what it is called."""
_BEHIND = 8
"""Tokens behind a mention within which it does something."""
_NEXT = 3
"""Characters behind a mention by which a family name is known."""


class Signs:
    """The words and patterns by which a text tells whose vote it is about; built once, used for every text."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon.words
        self._won, self._claiming, self._holding, self._fresh = words["won"], words["claiming"], words["holding"], words["fresh"]
        self._leaders = words["leadership_votes"]
        self._weekdays = words["weekdays"]
        self.months = lexicon.calendar.numbers
        """name of a month → its number"""
        self._forename = re.compile(rf"\b(?i:{_either(words['forenames'])})\s[A-Z][a-z]")
        self.party = tuple([" " + word for word in words.parts["party_names"]])
        """what ends the name of a party that is called for its state or its leader"""
        body = rf"(?:{_either(words['electoral'])})\s+(?:{_either(lexicon.counting_bodies)})\b"
        self._organ = re.compile(rf"\b{body}", re.I)
        self._voters = re.compile(rf"(?:\w+\s)?(?:{_either(words['voters_of'])})\s\w+\s[A-Z]")
        named = rf"(?!(?:{_either(words['outside_names'])})\s)[\w-]+\s"
        self._counting = re.compile(rf"(?:['’]s)?\s(?:{named}){{0,3}}{body}", re.I)
        self._counted = re.compile(rf"\d\s?(?:{_either(words['counted'])})", re.I)
        self._held = re.compile(
            rf"\b(?:{_either(words['was_held'])}) (?:[^.;,]{{0,40}} )?(?:{_either(words['held_on'])}) "
            r"(?:\d{1,2} )?(?:[A-Z][a-z]+ )?(?:\d{1,2}, )?(?P<year>(?:19|20)\d\d)\b"
        )

    def year_held(self, document: Document) -> int | None:
        """Return the year of "General elections were held in Spain on 20 December 2015", with which pages of reference works open."""
        first = next((one for one in document.sentences[:2] if one.national or "voting" in one.senses), None)
        found = self._held.search(document.text, first.start, first.end) if first is not None else None
        return int(found["year"]) if found is not None else None

    def is_forename(self, text: str, mention: Token) -> bool:
        """Say whether the name of a country is somebody's given name: "Jordan | Bardella"."""
        role = mention.data.role
        if role is not None and role.level.startswith("head_of"):
            return False
        return self._forename.search(text, mention.start, mention.end + _NEXT) is not None

    def of_leaders(self, token: Token) -> bool:
        """Say whether a phrase for a party's vote is one that some say of a nation's: "Norland's leadership election"."""
        return token.low in self._leaders

    def of_voters(self, text: str, mention: Token) -> bool:
        """Say whether a mention is of whose voters a text speaks: "the voters of Botswana"."""
        return self._voters.match(text, mention.start, mention.end) is not None

    def counts_votes(self, text: str, mention: Token) -> bool:
        """Say whether a mention is a body that counts the votes of its own state: "the Norland Electoral Commission"."""
        return self._organ.search(text, mention.start, mention.end) is not None

    def before_counting_body(self, text: str, end: int) -> bool:
        """Say whether behind a country the body follows that counts its votes: "Norland's | National Electoral Council"."""
        return self._counting.match(text, end) is not None

    def tells_result(self, text: str, sentence: Sentence) -> bool:
        """Say whether a sentence tells who won by how much, without a word for the vote: "the party won with 28.5 per cent"."""
        return not sentence.words.isdisjoint(self._won) and self._counted.search(text, sentence.start, sentence.end) is not None

    def fresh(self, text: str, sentence: Sentence) -> bool:
        """Say whether a sentence tells that a vote was held just now."""
        return (
            "congratulate" in sentence.acts
            or any(sentence.tokens[number].data.fresh for number in sentence.where("E"))
            or not sentence.words.isdisjoint(self._fresh)
            or (
                not sentence.words.isdisjoint(self._weekdays)
                and (
                    (sentence.number < _SECOND and "sign" in sentence.senses)
                    or (sentence.number < _OPENING and self._counted.search(text, sentence.start, sentence.end) is not None)
                )
            )
        )

    def wins(self, sentence: Sentence, number: int) -> bool:
        """Say whether a mention is spoken of as the winner: congratulated, recognised, or followed by what was won."""
        tokens = sentence.tokens
        if number and "act" in tokens[number - 1].senses and _honouring(tokens[number - 1]):
            return True
        following = tokens[number + 1 : number + 4]
        if not following:
            return False
        first = following[0]
        if first.low in self._won or (first.low in self._claiming and _of_victory(tokens[number + 2 : number + 7])):
            return True
        if first.cls not in ("be", "have"):
            return False
        passive = any(token.cls == "be" for token in following[:2])
        return any(token.low in self._won or (passive and _congratulates(token)) for token in following[1:])

    def responds(self, sentence: Sentence, number: int) -> bool:
        """Say whether a mention is followed by what it says or does about a vote: "Washington does not regard", "Belgium said"."""
        first = past_day(sentence.tokens, number + 1)
        for token in sentence.tokens[first : first + 3]:
            senses = token.senses
            if senses and ("speech" in senses or ("act" in senses and any(spec.pos == "verb" for spec in senses["act"]))):
                return token.low not in self._won
            if token.cls not in ("adverb", "do", "have", "be", "w") or token.low in self._won:
                return False
        return False

    def second_host(self, tokens: list[Token], number: int) -> bool:
        """Say whether a mention is the second country of "elections in Zambia and Malawi"; "elections in Zambia, Paris said" has none."""
        mention = tokens[number].data
        if number < _SECOND or mention.kind != "named" or mention.role is not None or any(who.level != "government" for who in mention.who):
            return False
        listed = number + 1 < len(tokens) and "listing_all" in tokens[number + 1].word.marks
        if "adding" not in tokens[number - 1].word.marks and not (listed and tokens[number - 1].low == ","):
            return False
        first = tokens[number - 2]
        if first.cls == "E":
            return first.data.national and first.data.country is not None
        return (
            first.cls == "M" and number > _SECOND + 1 and "elections_in" in tokens[number - 3].word.marks and tokens[number - 4].cls == "E"
        )

    def in_chamber(self, sentence: Sentence) -> bool:
        """Say whether a sentence speaks of a nation's chamber: "a secret ballot of MPs" is one of the nation all the same."""
        found = (sentence.tokens[number].data.role for number in sentence.where("M"))
        return any(role is not None and role.level == "parliament" for role in found)

    def holds(self, sentence: Sentence, number: int) -> bool:
        """Say whether a mention is of who votes: "Zambia held a presidential election", "Hondurans went to the polls"."""
        following = sentence.tokens[number + 1 : number + 6]
        holding = next((n for n, token in enumerate(following[:3]) if token.low in self._holding or "voting" in token.senses), None)
        if holding is None:
            return False
        if "voting" in following[holding].senses:
            return not _of_a_body(following[holding : holding + 2])
        vote = next((t for t in following[holding + 1 :] if t.cls == "E" and t.data.national), None)
        return vote is not None and not ("speech" in following[holding].senses and _judged(sentence.tokens, vote.number))


def _judged(tokens: list[Token], vote: int) -> bool:
    """Say whether a judgement follows a vote: who "called the vote unfair" has called none."""
    return any("eval" in token.senses for token in tokens[vote + 1 : vote + _JUDGED])


def _of_a_body(elected: list[Token]) -> bool:
    """Say whether it is not of a state that somebody is elected president: "was elected president of | the General Assembly"."""
    if len(elected) < _SECOND or "genitive" not in elected[0].word.tail:
        return False
    return elected[1].cls != "M" or any(who.level != "government" for who in elected[1].data.who)


def responded_to(before: Token) -> bool:
    """Say whether a mention is the object of a response: "demanded that Gambian President Yahya Jammeh", "condemned Belarus"."""
    return any(spec.pos == "verb" and spec.act in _RESPONSES for spec in before.senses.get("act", ()))


def does_something(sentence: Sentence, number: int) -> bool:
    """Say whether a verb of responding or saying stands close behind a mention."""
    return any(
        "speech" in token.senses or "light" in token.senses or "act" in token.senses or token.cls == "do"
        for token in sentence.tokens[number + 1 : number + _BEHIND]
    )


def of_voters(sentence: Sentence, number: int) -> bool:
    """Say whether a demonym qualifies who holds the vote or votes: "the Venezuelan electoral authorities"."""
    return any(not _VOTERS.isdisjoint(token.senses.get("object", ())) for token in sentence.tokens[number + 1 : number + 3])


def _honouring(before: Token) -> bool:
    """Say whether a verb stands before a winner: "congratulated X", "recognised X"; guests are "welcomed", too."""
    done = {spec.act for spec in before.senses["act"] if spec.pos == "verb"}
    return "congratulate" in done or ("recognise" in done and "welcome" not in done)


def _congratulates(token: Token) -> bool:
    return any(spec.act == "congratulate" for spec in token.senses.get("act", ()))


def _of_victory(tokens: list[Token]) -> bool:
    return any("winner" in token.senses.get("object", ()) for token in tokens)


def _either(words: frozenset[str]) -> str:
    """Return the words as the branches of a pattern, the longest first."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in sorted(words, key=lambda word: (-len(word), word)))
