"""Which election a claim is about: country, office, year and round, from the text and the day of publication.

Belongs here: the election a text is about, the one a sentence names, the row of the reference it is. Does not: reading election
phrases (mentions), counting what a text says of elections (scene), the elections there are (election_index).
"""

import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from pipeline.coding.document import Sentence
from pipeline.coding.elections.index import JUST, LATELY, REACH_BACK, SOON, ElectionIndex, nearest_year
from pipeline.coding.elections.scene import Scene, first_by_far
from pipeline.coding.lexicon import Words
from pipeline.coding.mentions import ElectionPhrase
from pipeline.coding.mentions.looking import is_year
from pipeline.coding.tokens import Token

_FRONTED = 14
"""tokens within which the clause that opens a sentence tells its year"""
_AHEAD = 14
"""Days before a vote from which on a text that congratulates means another one; a document may be dated wrongly by less."""
_EVE, _CAMPAIGN = 3, 30
"""Days before a vote between which it has no figures: a document may be dated wrongly by less, and may mean another vote with more."""
_FIRST_YEAR = 1990
"""Numbers below are no years of elections that a sentence turns back to."""
_RARE = frozenset(("REF", "CONST"))
"""Offices whose votes a calendar may lack."""
_FOCUS, _DENSE = 0.08, 0.11
"""Share of the sentences that speak of an election in a text that is about one at all; in one that is mainly about it."""
_EVER = 9999


@dataclass(slots=True)
class Target:
    """The election of a claim, as far as it is known."""

    election_id: str | None
    country: str | None
    year: int | None
    earlier: bool = False
    """an election before the one that the text is about"""
    polled: date | None = None
    """when it was held, where the reference or the calendar tells"""


class ElectionResolver:
    """The elections of one text: the one it is about, and those that its sentences turn to."""

    def __init__(
        self, index: ElectionIndex, scene: Scene, words: Words, day: date | None, parts: Mapping[int, str] = {}, *, exact: bool = True
    ) -> None:
        self._index, self._day, self._exact = index, day, exact
        self._parts = parts
        """of a round-up of several votes: number of a sentence → the state whose vote its part is about"""
        self._back_in = words["back_in"]
        self.about = scene.spoken
        """how many sentences speak of an election"""
        self.focus = scene.spoken >= 1 and (scene.leads or scene.spoken >= _FOCUS * scene.sentences)
        """whether the text is about an election at all, not only in passing"""
        self.dense = scene.leads and scene.spoken >= _DENSE * scene.sentences
        """whether the text is mainly about an election"""
        self._these_days = scene.these_days
        """whether the text tells of a vote of these days: "Sunday's election" """
        self._lately = LATELY if scene.fresh else REACH_BACK
        score = scene.scores()
        self.country = min(score, key=lambda c: (-score[c], c)) if score else next(iter(parts.values()), None)
        self._nowhere = not score
        """whether the text is about no vote but for its parts"""
        self._named = {*scene.named, *parts.values(), self.country}
        self.hosts = self._hosts(scene)
        """countries that have just voted, where the text names the votes of several"""
        meant = bool(scene.unplaced_proper) and self.dense
        if self._exact and self.country is not None and _RARE.isdisjoint(scene.unplaced_offices):
            # "Its leader won the vote", where none was held about then: another country's, a party's or none.
            meant = meant and not index.held_none_about(self.country, day)
        self._attested = scene.attested | ({(self.country, None)} if meant else set())
        self._offices = scene.offices
        self._main_office = self._main_year = None
        if self.country is not None:
            # Where a vote was held just now, "the next general election" is another.
            ahead = {} if self._index.just_voted(self.country, self._day) else scene.ahead
            counted = scene.offices[self.country] or scene.unplaced_offices or ahead
            held = self._index.just_held(self.country, self._day) if self._day is not None and self._exact else None
            # "the referendum", and "higher than at any general election since 1992": of those named the one just held.
            # "turned down a new constitution on Sunday": texts on a referendum hardly ever call it that twice, and some not once.
            alone = held is not None and held.office == "REF" and not counted and self._index.only_vote(held, self.country)
            named = _top(counted)
            # "swept away last October by protests over a parliamentary ballot", two days after a president was chosen.
            passing = (
                bool(named)
                and self._exact
                and named not in scene.definite
                and not self._index.just_held_for(self.country, named, self._day)
            )
            just_held = held is not None and (alone or held.office in counted or passing or self._still_ahead(named))
            self._main_office = held.office if held is not None and just_held else named
            self._main_year = self._year_told(scene, self.country)
        self.main = self._resolve(self.country, self._main_office, self._main_year) if self.country else None
        """the election that the text is about"""
        self.likely = self.main if self.main is not None or self._day is None else self._likely(scene)
        """the same, else the vote just held of the one country at which the words point: what figures of seats and shares can only be of"""

    def _still_ahead(self, office: str | None) -> bool:
        """Say whether the vote for an office that a text names is only to come: "parliamentary elections are due in June"."""
        known = self._index.find(self.country, office, None, self._day) if self.country is not None and office is not None else None
        return known is not None and self._day is not None and known.first > self._day

    def _likely(self, scene: Scene) -> Target | None:
        """Return the vote that a text without a word for it can be about: just held, in the only country at which much points."""
        country = first_by_far(scene.places)
        if country is None or scene.other > scene.proper or not self._index.just_voted(country, self._day):
            return None
        known = self._index.find(country, None, None, self._day)
        held = known is not None and self._day is not None and known.first <= self._day
        return self._resolve(country, None, None) if held else None

    def _hosts(self, scene: Scene) -> frozenset[str]:
        hosts = [country for country in scene.named.keys() | scene.counting if self._index.just_voted(country, self._day)]
        return frozenset(hosts if len(hosts) > 1 and self.country in hosts else ())

    def _year_told(self, scene: Scene, country: str) -> int | None:
        """Return the year that the text gives its election: one about the day of the text, or one that it says more than once."""
        limit = self._day.year if self._day is not None else _EVER
        said = scene.years[country] or scene.unplaced
        # A page of an encyclopaedia is of a vote of years ago, and says so more than once.
        told = {year: n for year, n in said.items() if n > 1 and year < limit} if scene.leads else {}
        year = _top({year: n for year, n in said.items() if limit - 1 <= year <= limit + 1}) or _top(told)
        if said and len(scene.months) == 1 and year == nearest_year(min(scene.months), self._day):
            # "the November election", in the July after it
            year = self._year_of_month(scene, country, min(scene.months))
        if year is None and scene.held is not None and scene.held < limit:
            return scene.held
        return year

    def _year_of_month(self, scene: Scene, country: str, month: int) -> int | None:
        """Return the year of the only month that a text names; none where a vote of another month was held just now, and is the news."""
        held = self._index.just_held(country, self._day) if scene.fresh and self._day is not None else None
        if held is not None and not held.had_round_in(month):
            return None
        return self._index.year_of(country, month, self._day)

    # -- the election of a clause -----------------------------------------------------------------------------------------------------

    def of(self, sentence: Sentence, country: str | None = None, clause: tuple[int, int] | None = None) -> Target | None:
        """Return the election that a clause is about: one that it or its sentence names, else the text's.

        Args:
            sentence: Where the clause stands.
            country: The state whose election it is, where the clause tells.
            clause: Numbers of its first token and of the one after its last.
        """
        country = country or self._parts.get(sentence.number)
        if country is None and self._nowhere:
            return None
        last = clause[1] if clause else len(sentence.tokens)
        opening = self._opening_year(sentence)
        for number in sentence.where("E"):
            phrase: ElectionPhrase = sentence.tokens[number].data
            if phrase.national and not phrase.own and not self._of_others(phrase, number >= last or self._compared(sentence, number)):
                target = self._named_by(phrase, country, opening)
                if target is not None:
                    return target
        dated = opening if opening is not None or clause is None else self._victory_year(sentence.tokens[clause[0] : clause[1]])
        named = opening is not None and bool(sentence.national)
        if dated is not None and clause is not None and not named and (country or self.country) is not None:
            return Target(None, country or self.country, dated, earlier=True)
        return self.main if country is None else self._of_country(sentence, country)

    def _compared(self, sentence: Sentence, number: int) -> bool:
        """Say whether a vote is only what another is compared with: "refused to observe the poll, the first since the vote of 2020"."""
        before = sentence.tokens[number - 1] if number else None
        return before is not None and "reaching_back" in before.word.marks and any(n < number for n in sentence.where("E"))

    def _of_others(self, phrase: ElectionPhrase, behind: bool) -> bool:
        """Say whether a phrase behind the clause is of another year: "demands the release of those who contested the vote of 2020"."""
        return behind and phrase.year is not None and self.main is not None and phrase.year != self.main.year

    def _named_by(self, phrase: ElectionPhrase, country: str | None, opening: int | None) -> Target | None:
        """Return the election that a phrase names by country, year or kind; none for "the election"."""
        year = opening if phrase.year is None and phrase.country is None else phrase.year
        where = phrase.country or country or self.country
        if where is None:
            return None
        if phrase.office == "REF" and self._main_office != "REF" and phrase.country is None:
            return self._resolve(where, "REF", year)
        if phrase.past and year is None:
            return Target(None, where, None, earlier=True)
        if phrase.country is None and year is None:
            return None
        office = phrase.office or (_top(self._offices[where]) if where in self._offices else None)
        elsewhere = self.main is None or self.main.country != where
        target = self._resolve(where, office, year or (self._index.year_of(where, phrase.month, self._day) if elsewhere else None))
        if year and self._main_year and not elsewhere and self._before_main(year):
            return Target(target.election_id, where, year, earlier=True)
        return target

    def _before_main(self, year: int) -> bool:
        return self.main is not None and bool(self.main.year) and year < (self.main.year or 0)

    def _of_country(self, sentence: Sentence, country: str) -> Target | None:
        """Return the election of the state that is congratulated, where no phrase tells more."""
        dated = next((t.data for t in sentence.national if t.data.month and not t.data.year), None)
        if dated is not None:
            # "congratulates the people of Moldova on their July elections"
            return self._resolve(country, dated.office, self._index.year_of(country, dated.month, self._day))
        if country == self.country:
            return self.main
        known = self._index.find(country, None, None, self._day) if self._day is not None else None
        lately = known is not None and known.election_id is not None
        return self._resolve(country, None, None) if sentence.national or lately or country in self._named else None

    def _opening_year(self, sentence: Sentence) -> int | None:
        """Return the earlier year that a sentence opens with: "In 2018, too, we described the elections as flawed"."""
        for one, two in itertools.pairwise(sentence.tokens[:3]):
            if one.low in self._back_in and self.main is not None and is_year(two.low):
                return self._earlier(int(two.low))
        return self._year_of_saying(sentence) or self._fronted_year(sentence.tokens)

    def _year_of_saying(self, sentence: Sentence) -> int | None:
        """Return the earlier year in which something was said: "The mission said | in 2019 | that the vote was rigged"."""
        tokens = sentence.tokens
        for at in sentence.where("speech") if self.main is not None else ():
            if at + 2 < len(tokens) and tokens[at + 1].low in self._back_in and is_year(tokens[at + 2].low):
                return self._earlier(int(tokens[at + 2].low))
        return None

    def _fronted_year(self, tokens: list[Token]) -> int | None:
        """Return the earlier year of the clause that a sentence opens with: "When he won in 2016, X was prompt to congratulate him"."""
        if self.main is None or not tokens or "when" not in tokens[0].word.marks:
            return None
        for one, two in itertools.pairwise(tokens[:_FRONTED]):
            if one.low == ",":
                return None
            if "inside" in one.word.marks and is_year(two.low):
                return self._earlier(int(two.low))
        return None

    def _victory_year(self, tokens: list[Token]) -> int | None:
        """Return the earlier year of "had congratulated him within hours of his victory in 2016", behind which nothing else is done."""
        for at, (one, two, three) in enumerate(zip(tokens, tokens[1:], tokens[2:], strict=False)):
            if one.cls == "E" and one.data.national:
                return None
            if two.low == "," and three.low in self._back_in:
                # "his previous victory, in November 2016, either"
                two, three = three, next((token for token in tokens[at + 3 : at + 5] if is_year(token.low)), three)
            if "winner" in one.senses.get("object", ()) and "inside" in two.word.marks and is_year(three.low):
                behind = itertools.takewhile(lambda token: token.cls != "relative", tokens[at:])
                return None if any("act" in token.senses for token in behind) else self._earlier(int(three.low))
        return None

    def _earlier(self, year: int) -> int | None:
        """Return a year if it is one before that of the text's election."""
        return year if year >= _FIRST_YEAR and self._before_main(year) else None

    def voted_in(self, country: str, year: int) -> bool:
        """Say whether a vote of a country in a year is known."""
        return self._index.voted_in(country, year)

    def in_year(self, country: str, year: int) -> Target:
        """Return the election of a country in another year."""
        known = self._index.find(country, self._main_office if country == self.country else None, year, None)
        return Target(known.election_id if known else None, country, year, earlier=True)

    def had_round_in(self, month: int) -> bool:
        """Say whether the vote that the text is about can have had a round in a month: "the first round on 9 September"."""
        main = self.main
        return main is not None and main.country is not None and self._index.had_round_in(main.country, main.polled, month)

    def year_before(self) -> int | None:
        """Return the year of the vote before the one that the text is about, if that one was just held: "the last election"."""
        held = self.likely.polled if self.likely is not None else None
        if self.likely is None or self.likely.country is None or held is None or self._day is None or (self._day - held).days not in JUST:
            return None
        return self._index.year_before(self.likely.country, held)

    def in_month(self, country: str, month: int) -> Target | None:
        """Return the election that a country held in a month without a year, if one about the day of the text is known."""
        year = self._index.year_of(country, month, self._day)
        known = self._index.find(country, None, year, self._day) if year is not None else None
        if known is None or not known.had_round_in(month):
            return None
        return Target(known.election_id, country, known.first.year, earlier=True, polled=known.first)

    def lately(self, country: str) -> Target | None:
        """Return the last vote of another country that a text can speak of without a year; none where none is known."""
        known = self._index.find(country, None, None, self._day) if self._day is not None else None
        if known is None or self._day is None or known.first > self._day:
            return None
        return Target(known.election_id, country, known.first.year, polled=known.first)

    def held_by(self, country: str, day: date) -> Target | None:
        """Return the vote that a country had held in the weeks before a day; none where none is known."""
        known = self._index.just_held(country, day)
        return Target(known.election_id, country, known.first.year, earlier=True, polled=known.first) if known is not None else None

    def _resolve(self, country: str, office: str | None, year: int | None) -> Target:
        year = year or (self._main_year if country == self.country else None)
        known = self._index.find(country, office, year, self._day, self._lately)
        # "Sunday's vote" is not the one of next year.
        far = known is not None and self._these_days and year is None and self._day is not None and (known.first - self._day).days > SOON
        if known is not None and not far:
            return Target(known.election_id, country, known.first.year, polled=known.first)
        return Target(None, country, year or (self._day.year if self._day else None))

    # -- how an election lies to the text ---------------------------------------------------------------------------------------------

    def speaks_of(self, country: str) -> bool:
        """Say whether the text names an election of a country, or is about one; any country will do where it is about none."""
        return self.country is None or country in self._named

    def months_off(self, target: Target) -> bool:
        """Say whether a vote lies so far from the text that a visit or a call has other reasons."""
        return target.polled is not None and self._day is not None and abs((self._day - target.polled).days) > SOON

    def long_ago(self, target: Target) -> bool:
        """Say whether a vote lies so far back that a text speaks of it only where it names it."""
        return target.polled is not None and self._day is not None and (self._day - target.polled).days > LATELY

    def to_come(self, target: Target) -> bool:
        """Say whether a vote is still ahead on the day of the text: nobody is congratulated on it."""
        return self._exact and target.polled is not None and self._day is not None and (target.polled - self._day).days > _AHEAD

    def not_yet(self, target: Target) -> bool:
        """Say whether nobody has voted yet on the day of the text: it can have no figures but who may vote."""
        ahead = (target.polled - self._day).days if target.polled is not None and self._day is not None else 0
        return self._exact and _EVE < ahead <= _CAMPAIGN

    def attested(self, target: Target) -> bool:
        """Say whether there is such an election: the calendar has it, or the text itself names one of the country."""
        known = target.polled is not None or target.earlier
        return known or not self._attested.isdisjoint({(target.country, None), (target.country, target.year)})

    def imagined(self, target: Target) -> bool:
        """Say whether there can be no such election: no calendar has it where it would have to be, and the text names none."""
        known = target.country is None or not self._exact or (self._day is not None and target.year not in (None, self._day.year))
        return not known and not self.attested(target) and self._index.held_none_about(target.country or "", self._day)


_Counted = TypeVar("_Counted", str, int)


def _top(counts: Mapping[_Counted, int]) -> _Counted | None:
    """Return what was counted most often."""
    return min(counts, key=lambda key: (-counts[key], str(key))) if counts else None
