"""Which election a claim is about: country, office, year and round, from the text and the day of publication.

Belongs here: the election a text is about, the one a sentence names, the row of the reference it is. Does not: reading election
phrases (mentions).
"""

import itertools
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from pipeline.coding.dates import MONTHS, WEEKDAYS
from pipeline.coding.document import Document, Sentence
from pipeline.coding.gazetteer import Gazetteer
from pipeline.coding.lexicon import Words
from pipeline.coding.matches import fold
from pipeline.coding.mentions import ElectionPhrase
from pipeline.coding.reference import Reference
from pipeline.coding.tokens import Token
from pipeline.coding.zones import HEADING, HEADLINE

_REACH_BACK, _REACH_AHEAD = 800, 400
"""Days between an election and a text that can be about it."""
_FRONTED = 14
"""tokens within which the clause that opens a sentence tells its year"""
_LATELY = 270
"""Days after an election within which "the election", without a year, is that one and none that the reference does not hold."""
_CANDIDATE = 150
"""Days after a vote on which whoever stood is named for it; later he is more often somebody who congratulates others."""
_YEAR = 400
"""Days after a vote within which its month alone can name it."""
_SOON = 120
"""Days before a vote that only the calendar holds within which "the election", without a year, is that one."""
_AHEAD = 14
"""Days before a vote from which on a text that congratulates means another one; a document may be dated wrongly by less."""
_EVE, _CAMPAIGN = 3, 30
"""Days before a vote between which it has no figures: a document may be dated wrongly by less, and may mean another vote with more."""
_POINTING = ("E", "M", "voting", "demonym", "option")
"""What points at the election that a text is about."""
_ANSWERS = {"congratulate", "recognise", "reject"}
_OF_LEADERS = frozenset(("leadership election",))
"""Phrases for a party's vote that some say of a nation's: "Taiwan's leadership election"."""
_SAME_VOTE = 45
"""Days between two dates of one vote in two sources."""
_LISTS = frozenset(("party_list", "coalition"))
_INITIALS = 2
"""Characters of a short form that many parties share."""
_OFFICES = {"PRES": "PRES", "PARL-PRES": "PRES", "LEG": "LEG", "REF": "REF"}
"""Offices of the calendar by which a text can mean a vote of the nation; upper houses are named too seldom."""


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


@dataclass(frozen=True, slots=True)
class _Known:
    election_id: str | None
    """None for a vote that only the calendar holds"""
    country: str
    office: str
    first: date
    last: date
    indirect: bool = False
    """a vote of the calendar in which parliament chooses"""


class ElectionIndex:
    """The elections and their options, to be asked by country and day."""

    def __init__(self, reference: Reference) -> None:
        self._by_country: dict[str, list[_Known]] = defaultdict(list)
        for row in sorted(reference.elections, key=lambda r: str(r["election_id"])):
            first = row.get("first_polling_date")
            if first is not None:
                known = _Known(row["election_id"], row["country_id"], row["office"], first, row.get("last_polling_date") or first)
                self._by_country[known.country].append(known)
        self._by_id = {known.election_id: known for group in self._by_country.values() for known in group}
        for row in reference.election_calendar:
            self._add_vote(row["country_id"], _OFFICES.get(row["office"]), row["polling_date"], row["office"] == "PARL-PRES")
        self.candidates: dict[str, list[str]] = defaultdict(list)
        """person → elections that he or she stood in"""
        self._lists: dict[str, set[str]] = defaultdict(set)
        """name of a party or an alliance → elections that it stood in"""
        kinds = {row["option_id"]: row.get("option_kind") for row in reference.options}
        for row in (*reference.options, *reference.option_names):
            name = row.get("name") or row.get("label_en") or ""
            if kinds.get(row["option_id"]) in _LISTS and len(name) > _INITIALS:
                self._lists[" ".join(fold(name).split())].add(row["option_id"].partition(":")[0])
        for row in reference.options:
            if row.get("person_id"):
                self.candidates[row["person_id"]].append(row["election_id"])

    def _add_vote(self, country: str, office: str | None, day: date, indirect: bool) -> None:
        """Add a vote of the calendar that the elections we code do not hold."""
        coded = (k for k in self._by_country.get(country, ()) if k.election_id is not None)
        held = any(abs((known.first - day).days) <= _SAME_VOTE for known in coded)
        if office is not None and not held:
            self._by_country[country].append(_Known(None, country, office, day, day, indirect))

    def near(self, election: str, day: date | None) -> str | None:
        """Return the country of an election if a text of that day can be about it."""
        known = self._by_id.get(election)
        if known is None or (day is not None and not -_SOON <= (day - known.last).days <= _CANDIDATE):
            return None
        return known.country

    def stood(self, name: str, day: date | None) -> set[str]:
        """Return the countries in whose elections about a day a party of that name stood."""
        found = (self._by_id.get(election) for election in self._lists.get(name, ()))
        return {k.country for k in found if k is not None and day is not None and -_SOON <= (day - k.last).days <= _CANDIDATE}

    def since(self, country: str, day: date) -> int | None:
        """Return the days since the vote of a country that a text of a day most likely is about; None where no vote is near."""
        near = [k for k in self._by_country.get(country, ()) if -_SOON <= (day - k.last).days <= _REACH_BACK]
        return (day - min(near, key=lambda k: (_cost(k, day), k.election_id or "")).last).days if near else None

    def find(self, country: str, office: str | None, year: int | None, day: date | None, lately: int = _LATELY) -> _Known | None:
        """Return the one election that fits; a year given must be the election's, without one it was held at most `lately` days before."""
        fitting = [k for k in self._by_country.get(country, []) if year is None or k.first.year == year or k.last.year == year]
        if office != "REF":
            fitting = [k for k in fitting if k.election_id is not None or k.office != "REF"]
        if office == "CONST":
            fitting = [k for k in fitting if k.office == "CONST"]
        elif office in ("PRES", "REF") and any(k.office == office for k in fitting):
            fitting = [k for k in fitting if k.office == office]
        elif office in ("PRES", "REF") and fitting:
            return None
        elif office == "LEG":
            if year is None and day is not None and self._on_one_day(country, day):
                # The calendar ends before its last parliamentary vote: "the general election" was the presidential one too.
                return self.find(country, "PRES", None, day, lately)
            fitting = [k for k in fitting if k.office not in ("PRES", "REF")] or (
                [] if office == "LEG" and any(k.office == "REF" for k in fitting) else fitting
            )
        if day is not None:
            back = _REACH_BACK if year else lately
            near = [k for k in fitting if -(_REACH_AHEAD if year or k.election_id else _SOON) <= (day - k.last).days <= back]
            if not near and year is None:
                return None
            fitting = near or fitting
            if office != "PRES":
                # "The election" is of those near that day first of all one that the people vote in.
                fitting = [k for k in fitting if not k.indirect] or fitting
            fitting.sort(key=lambda k: (_cost(k, day), k.election_id or ""))
            if len(fitting) > 1 and fitting[0].last == fitting[1].last and fitting[0].office != fitting[1].office and office is None:
                # Two votes on one day: the year is sure, which of them is not.
                return replace(fitting[0], election_id=None)
        return fitting[0] if fitting and (day is not None or len(fitting) == 1) else None

    def year_of(self, country: str, month: int | None, day: date | None) -> int | None:
        """Return the year of a country's vote in a month that is named without one: that of a vote known, else the nearest."""
        if month is None or day is None:
            return None
        held = [k.first for k in self._by_country.get(country, ()) if k.first.month == month]
        near = [first for first in held if -_SOON <= (day - first).days <= _YEAR]
        return min(near, key=lambda first: abs((day - first).days)).year if near else _year_of(month, day)

    def _on_one_day(self, country: str, day: date) -> bool:
        """Say whether a country chose parliament and president on one day before, and the calendar knows no later parliamentary vote."""
        held = {office: {k.last for k in self._by_country.get(country, ()) if k.office == office} for office in ("LEG", "PRES")}
        last = max(held["LEG"], default=None)
        later = [polled for polled in held["PRES"] if last is not None and last < polled <= day]
        return bool(later) and last in held["PRES"]


def _cost(known: _Known, day: date) -> int:
    """Count days, those before the vote threefold: texts speak rather of what has been."""
    since = (day - known.first).days
    return since if since >= 0 else -3 * since


class _Scene:
    """What a text says of elections, counted: where, which office, when."""

    def __init__(self, index: ElectionIndex, gazetteer: Gazetteer, day: date | None, own: frozenset[str]) -> None:
        self._index, self._g, self._day, self._own = index, gazetteer, day, own
        self._voted = day is not None and len(own) == 1 and any(index.since(state, day) in _JUST for state in own)
        """whether the issuer's own country has just voted: its ministry answers questions on that"""
        self.named: dict[str, float] = defaultdict(float)
        """country → weight of the election phrases that name it"""
        self.places: dict[str, float] = defaultdict(float)
        """country → how much else points at it"""
        self.attested: set[tuple[str | None, int | None]] = set()
        """countries whose election the text names as one that was held or is at hand, with its year where that is said"""
        self.won: dict[str, float] = defaultdict(float)
        self.counting: set[str] = set()
        """countries whose electoral body is named"""
        self.stood: dict[str, int] = defaultdict(int)
        """country → how often a party is named that stood in its vote just now"""
        self.offices: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        self.years: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
        self.unplaced: dict[int, int] = defaultdict(int)
        self.months: set[int] = set()
        """months of elections that are named without a year"""
        self.unplaced_offices: dict[str, int] = defaultdict(int)
        self.unplaced_proper = 0
        """phrases of a national election whose country the sentence leaves to the text"""
        self.spoken = 0
        """sentences that speak of an election, whatever the words"""
        self.phrases = 0
        self.leads = False
        """whether the text opens with an election"""
        self.other = 0.0
        """weight of what is elected otherwise: councils, parties, mayors, federations"""
        self.proper = 0.0
        """weight of elections that are national beyond doubt"""
        self._text = ""
        self.held: int | None = None
        """year in which its first sentence says that the vote was held"""
        self.fresh = False
        """whether it is news: of this week's vote, of congratulations, of a count going on"""

    def read(self, document: Document) -> None:
        """Count over all sentences."""
        prose = told = 0
        self._text = document.text
        self.held = _held(document)
        for country in document.datelines:
            self.places[country] += _DATELINE
        for sentence in document.sentences:
            weight = 3.0 if sentence.zone.kind == HEADLINE or sentence.number == 0 else 2.0 if sentence.number < 4 else 1.0
            before = self.phrases
            definite = any(token.data.definite for token in sentence.national)
            for number in sorted({number for kind in _POINTING if kind in sentence.having for number in sentence.having[kind]}):
                token = sentence.tokens[number]
                if token.cls == "E":
                    self._election(token, weight)
                    self._kind(token, weight)
                elif token.cls == "M":
                    if _ORGAN.search(document.text, token.start, token.end):
                        self._organ(token, weight)
                    self._mention(sentence, number, weight)
                elif "voting" in token.senses:
                    self.phrases += 1
                    self._dated(sentence, number)
                elif "option" in token.senses:
                    self._party(token)
                elif "demonym" in token.senses and _of_the_vote(sentence, number):
                    for state in token.senses["demonym"]:
                        self.places[state] += 1.5
            if "elsewhere" in sentence.senses and sentence.number < 5:
                self.other += 0.7 * weight
            indefinite = bool(sentence.national) and not definite
            # A sentence tells the outcome without the noun, too: "has been re-elected with 80.1 percent".
            spoken = (self.phrases > before and not indefinite) or "sign" in sentence.senses or "winner" in sentence.objects
            spoken = spoken or (sentence.number < 3 and _tells_result(document.text, sentence, self._g.words))
            # Round-ups of responses hardly name the vote.
            answered = not _ANSWERS.isdisjoint(sentence.acts)
            self.spoken += spoken or answered
            self.fresh = self.fresh or _fresh(sentence, self._g.words)
            prose += sentence.zone.kind not in (HEADING, HEADLINE)
            told += answered and sentence.number < 4
            self.leads = self.leads or (told > 0 and self.spoken >= 2 and sentence.number < 6)
            self.leads = self.leads or (spoken and (prose <= 2 or sentence.number < 4))
        if not self.phrases:
            self.phrases = self.spoken

    def _national(self, token: Token) -> bool:
        """Say whether a phrase means a vote of the nation; "leadership election" does where its country has just voted."""
        phrase: ElectionPhrase = token.data
        if phrase.national or phrase.country is None or token.low not in _OF_LEADERS or self._day is None:
            return phrase.national
        return self._index.since(phrase.country, self._day) in _JUST

    def _election(self, token: Token, weight: float) -> None:
        phrase: ElectionPhrase = token.data
        if not self._national(token):
            return
        if phrase.past:
            weight *= 0.3
        self.phrases += 1
        known = phrase.country is not None and phrase.year is None
        said = (
            self._index.year_of(str(phrase.country), phrase.month, self._day) if known else phrase.year or _year_of(phrase.month, self._day)
        )
        if phrase.year is None and phrase.month is not None and not phrase.past and not phrase.own:
            self.months.add(phrase.month)
        if phrase.country is None:
            day = self._day
            near = phrase.year is None or (
                day is not None and (phrase.year == day.year or (phrase.year == day.year - 1 and day.month <= 3))
            )
            if said and near and not phrase.past and not phrase.own:
                self.unplaced[said] += 1
            if phrase.office and not phrase.past and not phrase.own:
                self.unplaced_offices[phrase.office] += 1
            self.unplaced_proper += phrase.definite and phrase.proper
            return
        self.named[phrase.country] += weight
        if phrase.definite and (phrase.proper or said):
            self.attested.add((phrase.country, said))
        if phrase.office:
            self.offices[phrase.country][phrase.office] += 1
        if said and not phrase.past:
            self.years[phrase.country][said] += 1

    def _kind(self, token: Token, weight: float) -> None:
        """Weigh whether an election phrase is one of a nation or of something else."""
        if not self._national(token):
            self.other += weight
        elif token.data.proper or token.data.country or token.data.month:
            self.proper += weight

    def _dated(self, sentence: Sentence, number: int) -> None:
        """Read "went to the polls on 28 December"."""
        for token in sentence.tokens[number + 1 : number + 6]:
            said = _year_of(MONTHS.get(token.low), self._day)
            if said:
                self.unplaced[said] += 1
                return

    def _organ(self, token: Token, weight: float) -> None:
        """Read "the Serbian State Electoral Commission": whose votes it counts."""
        for who in token.data.who:
            state = self._g.state_of(who.actor)
            if state and self._g.is_state(who.actor):
                self.places[state] += weight
                self.counting.add(state)

    def _party(self, token: Token) -> None:
        """Let a party that stood just now speak for its country, where no other does."""
        countries = self._index.stood(token.low.removeprefix("the "), self._day)
        if len(countries) == 1:
            self.stood[next(iter(countries))] += 1

    def _mention(self, sentence: Sentence, number: int, weight: float) -> None:
        mention = sentence.tokens[number].data
        if mention.role is not None and mention.role.level == "parliament":
            self.proper += _CHAMBER
        responds = bool(mention.who) and _responds(sentence, number, self._g.words)
        for who in mention.who:
            stood = {self._index.near(election, self._day) for election in self._index.candidates.get(who.person or "", ())}
            for country in stood - {None} if not responds else ():
                self.named[str(country)] += 0.5 * weight
            state = self._g.state_of(who.actor)
            if not state or (state in self._own and not self._voted) or not self._g.is_state(who.actor):
                continue
            if who.person is not None and self._incoming(who.person):
                self.places[state] += _INCOMING
            if _wins(sentence, number, self._g.words) and not self._text.endswith(" Party", mention.start, mention.end):
                self.places[state] += 1.5
                self.won[state] += 0.4 * weight
            before = sentence.tokens[number - 1] if number else None
            if mention.role is not None and mention.role.level.startswith("head_of") and not _acts(sentence, number):
                self.places[state] += 0.4
            if _COUNTING.match(self._text, mention.end):
                self.counting.add(state)
            if _and_in(sentence.tokens, number):
                self.named[state] += weight
            elif _holds(sentence, number, self._g.words):
                self.named[state] += weight
                self.attested.add((state, None))
            elif before is not None and before.low in ("in", "for", "of", "to"):
                self.places[state] += 0.5 if before.low != "to" else 0.3
            elif before is not None and _responded_to(before):
                self.places[state] += 0.8
            elif responds:
                # Who has something to say on a vote is seldom its host.
                self.places[state] -= 0.2
                continue
            else:
                self.places[state] += 0.5 if mention.kind == "people" else 0.1
            if mention.kind == "people" or (len(mention.who) == 1 and (sentence.number == 0 or sentence.zone.kind == HEADLINE)):
                self.places[state] += 0.6

    def _incoming(self, person: str) -> bool:
        """Say whether somebody takes office about then: who is congratulated, whatever the words."""
        tenure = self._g.tenure_at(person, self._day)[0] if self._day is not None else None
        heads = tenure is not None and tenure.office.startswith("head_of")
        return heads and tenure is not None and self._day is not None and -30 <= (tenure.start - self._day).days <= 150

    def scores(self) -> dict[str, float]:
        """Return country → how much speaks for it, more where it has just voted, less where no vote of it is known."""
        found = self._said()
        if self._day is None:
            return found
        return {country: weight * _likelihood(self._index.since(country, self._day)) for country, weight in found.items()}

    def _said(self) -> dict[str, float]:
        """Return country → how much the words speak for it: named with an election, else what else points at one alone."""
        score = dict(self.named)
        if not self.phrases:
            return score
        if self.other > self.proper:
            return {}
        if not score and len(self.stood) == 1 and self.places.keys() >= self.stood.keys():
            self.places[next(iter(self.stood))] += _STOOD
        top = sorted(self.places, key=lambda c: (-self.places[c], c))
        if not score and len(top) == 1 and self.leads:
            score[top[0]] = _LEAST
        elif not score and top and self.leads:
            if self.places[top[0]] >= _LEAST and (len(top) == 1 or self.places[top[0]] > 1.3 * self.places[top[1]]):
                score[top[0]] = self.places[top[0]]
        elif top and self.leads and max(score.values()) <= 1.0 and self.places[top[0]] >= 2 * _LEAST:
            # An election named in passing is not what the text is about.
            score[top[0]] = score.get(top[0], 0.0) + self.places[top[0]]
        if not score and not top and self.leads and len(self.stood) == 1:
            score[next(iter(self.stood))] = _LEAST
        if score:
            for state, weight in self.won.items():
                score[state] = score.get(state, 0.0) + weight
        return score


_BODY = r"(?:elections?|electoral)\s+(?:commission|board|authority|committee|tribunal|council|office)\b"
_ORGAN = re.compile(rf"\b{_BODY}", re.I)
"""Bodies that count the votes of their own state."""
_COUNTING = re.compile(rf"(?:['’]s)?\s(?:(?!(?:the|an?|its|his|her|their|that|to|with|in|on)\s)[\w-]+\s){{0,3}}{_BODY}", re.I)
"""Behind a country, the body that counts its votes."""
_LEAST = 0.5
"""Least weight of a country that no election phrase names."""
_STOOD = 2.0
"""Weight of parties named that stood just now, all in one country, where no phrase says whose vote it was."""
_CHAMBER = 0.3
"""Weight of a mention of a nation's chamber, which tells that a primary named beside it is not what the text is about."""
_SECOND = 2
"""Least number of a token that stands behind "and" and a country."""
_INCOMING = 0.8
"""Weight of a mention of who takes an office about that day."""
_DATELINE = 0.9
"""Weight of the country that a report is sent from."""


_JUST, _MONTHS = range(-20, 61), range(-60, 201)
"""Days since a vote within which it is what a text is about; those within which it may well be."""


def _likelihood(since: int | None) -> float:
    return 0.6 if since is None else 1.5 if since in _JUST else 1.0 if since in _MONTHS else 0.8


class ElectionResolver:
    """The elections of one text."""

    def __init__(
        self, index: ElectionIndex, gazetteer: Gazetteer, document: Document, day: date | None, year: int | None, own: frozenset[str]
    ) -> None:
        self._index, self._day, self._year = index, day, year
        self.exact = True
        """whether the text is dated to the day"""
        scene = _Scene(index, gazetteer, day, own)
        scene.read(document)
        self.about = scene.spoken
        """how many sentences speak of an election"""
        self.focus = scene.spoken >= 1 and (scene.leads or scene.spoken >= 0.08 * len(document.sentences))
        """whether the text is about an election at all, not only in passing"""
        self.dense = scene.leads and scene.spoken >= 0.11 * len(document.sentences)
        """whether the text is mainly about an election"""
        self._lately = _LATELY if scene.fresh else _REACH_BACK
        score = scene.scores()
        self.country = min(score, key=lambda c: (-score[c], c)) if score else None
        self._named = {*scene.named, self.country}
        hosts = {c for c in scene.named.keys() | scene.counting if day is not None and index.since(c, day) in _JUST}
        self.hosts = frozenset(hosts if len(hosts) > 1 and self.country in hosts else ())
        """countries that have just voted, where the text names the votes of several"""
        self._attested = scene.attested | ({(self.country, None)} if scene.unplaced_proper and self.dense else set())
        self._offices = scene.offices
        self._main_office = _top(scene.offices[self.country] or scene.unplaced_offices) if self.country else None
        self._main_year = None
        said_years = (scene.years[self.country] or scene.unplaced) if self.country else {}
        if said_years:
            limit = (day.year if day else year) or 9999
            recent = {y: n for y, n in said_years.items() if limit - 1 <= y <= limit + 1}
            # A page of an encyclopaedia is of a vote of years ago, and says so more than once.
            told = {y: n for y, n in said_years.items() if n > 1 and y < limit} if scene.leads else {}
            self._main_year = _top(recent) or _top(told)
            if self.country is not None and len(scene.months) == 1 and self._main_year == _year_of(min(scene.months), day):
                # "the November election", in the July after it
                self._main_year = index.year_of(self.country, min(scene.months), day)
        if self._main_year is None and self.country and scene.held is not None and scene.held < ((day.year if day else year) or 9999):
            self._main_year = scene.held
        self.main = self._resolve(self.country, self._main_office, self._main_year) if self.country else None

    def of(self, sentence: Sentence, country: str | None = None, clause: tuple[int, int] | None = None) -> Target | None:
        """Return the election that a clause is about: one that it or its sentence names, else the text's."""
        last = clause[1] if clause else len(sentence.tokens)
        opening = self._opening_year(sentence)
        for number in sentence.where("E"):
            phrase: ElectionPhrase = sentence.tokens[number].data
            if not phrase.national or phrase.own:
                continue
            if phrase.year is not None and self.main is not None and phrase.year != self.main.year and number >= last:
                # "demands the release of those who contested the vote of 2020": the call is not about that vote.
                continue
            if phrase.year is None and phrase.country is None and opening is not None:
                phrase = replace(phrase, year=opening)
            where = phrase.country or country or self.country
            if where is None:
                continue
            if phrase.office == "REF" and self._main_office != "REF" and phrase.country is None:
                return self._resolve(where, "REF", phrase.year)
            if phrase.past and phrase.year is None:
                return Target(None, where, None, earlier=True)
            if phrase.country is not None or phrase.year is not None:
                office = phrase.office or (_top(self._offices[where]) if where in self._offices else None)
                elsewhere = not (self.main and self.main.country == where)
                dated = self._index.year_of(where, phrase.month, self._day) if elsewhere else None
                target = self._resolve(where, office, phrase.year or dated)
                if (
                    self.main
                    and self._main_year
                    and phrase.year
                    and self.main.year
                    and where == self.main.country
                    and phrase.year < self.main.year
                ):
                    target = Target(target.election_id, where, phrase.year, earlier=True)
                return target
        if opening is not None and clause is not None and not sentence.national and (country or self.country) is not None:
            return Target(None, country or self.country, opening, earlier=True)
        dated = next((t.data for t in sentence.national if t.data.month and not t.data.year), None)
        if dated is not None and country is not None:
            # "congratulates the people of Moldova on their July elections"
            return self._resolve(country, dated.office, self._index.year_of(country, dated.month, self._day))
        if country is not None and country != self.country:
            spoken = bool(sentence.national)
            known = self._index.find(country, None, None, self._day) if self._day is not None else None
            lately = known is not None and known.election_id is not None
            return self._resolve(country, None, None) if spoken or lately or country in self._named else None
        return self.main

    def _opening_year(self, sentence: Sentence) -> int | None:
        """Return the earlier year that a sentence opens with: "In 2018, too, we described the elections as flawed"."""
        tokens = sentence.tokens[:3]
        for one, two in itertools.pairwise(tokens):
            if one.low in ("in", "back in") and two.low.isdigit() and len(two.low) == 4 and self.main is not None:
                year = int(two.low)
                return year if self.main.year is not None and 1990 <= year < self.main.year else None
        return self._fronted_year(sentence)

    def _fronted_year(self, sentence: Sentence) -> int | None:
        """Return the earlier year of the clause that a sentence opens with: "When he won in 2016, X was prompt to congratulate him"."""
        tokens = sentence.tokens
        if self.main is None or self.main.year is None or not tokens or tokens[0].low not in ("when", "after"):
            return None
        for one, two in itertools.pairwise(tokens[:_FRONTED]):
            if one.low == ",":
                return None
            if one.low == "in" and two.low.isdigit() and len(two.low) == 4:
                year = int(two.low)
                return year if 1990 <= year < self.main.year else None
        return None

    def in_year(self, country: str, year: int) -> Target:
        """Return the election of a country in another year."""
        known = self._index.find(country, self._main_office if country == self.country else None, year, None)
        return Target(known.election_id if known else None, country, year, earlier=True)

    def _resolve(self, country: str, office: str | None, year: int | None) -> Target:
        year = year or (self._main_year if country == self.country else None)
        known = self._index.find(country, office, year, self._day, self._lately)
        if known is not None:
            return Target(known.election_id, country, known.first.year, polled=known.first)
        return Target(None, country, year or (self._day.year if self._day else self._year))

    def months_off(self, target: Target) -> bool:
        """Say whether a vote lies so far from the text that a visit or a call has other reasons."""
        return target.polled is not None and self._day is not None and abs((self._day - target.polled).days) > _SOON

    def long_ago(self, target: Target) -> bool:
        """Say whether a vote lies so far back that a text speaks of it only where it names it."""
        return target.polled is not None and self._day is not None and (self._day - target.polled).days > _LATELY

    def to_come(self, target: Target) -> bool:
        """Say whether a vote is still ahead on the day of the text: nobody is congratulated on it."""
        return self.exact and target.polled is not None and self._day is not None and (target.polled - self._day).days > _AHEAD

    def not_yet(self, target: Target) -> bool:
        """Say whether nobody has voted yet on the day of the text: it can have no figures but who may vote."""
        ahead = (target.polled - self._day).days if target.polled is not None and self._day is not None else 0
        return self.exact and _EVE < ahead <= _CAMPAIGN

    def attested(self, target: Target) -> bool:
        """Say whether there is such an election: the calendar has it, or the text itself names one of the country."""
        known = target.polled is not None or target.earlier
        return known or not self._attested.isdisjoint({(target.country, None), (target.country, target.year)})


_HELD = re.compile(r"\b(?:was|were) held (?:[^.;,]{0,40} )?(?:on|in) (?:\d{1,2} )?(?:[A-Z][a-z]+ )?(?:\d{1,2}, )?(?P<year>(?:19|20)\d\d)\b")


def _held(document: Document) -> int | None:
    """Return the year of "General elections were held in Spain on 20 December 2015", with which pages of reference works open."""
    first = next((sentence for sentence in document.sentences[:2] if sentence.national), None)
    found = _HELD.search(document.text, first.start, first.end) if first is not None else None
    return int(found["year"]) if found is not None else None


def _year_of(month: int | None, day: date | None) -> int | None:
    """Return the year of an election in a month without a year: the nearest one to the day of publication."""
    if month is None or day is None:
        return None
    return min((day.year - 1, day.year, day.year + 1), key=lambda year: abs((year - day.year) * 12 + month - day.month))


_COUNTED = re.compile(r"\d\s?(?:%|per\s?cent|seats|votes)", re.I)


def _tells_result(text: str, sentence: Sentence, words: Words) -> bool:
    """Say whether a sentence tells who won by how much, without a word for the vote: "the party won with 28.5 per cent"."""
    won = any(token.low in words["won"] for token in sentence.tokens)
    return won and _COUNTED.search(text, sentence.start, sentence.end) is not None


def _wins(sentence: Sentence, number: int, words: Words) -> bool:
    """Say whether a mention is spoken of as the winner: congratulated, recognised, or followed by what was won."""
    tokens = sentence.tokens
    before = tokens[number - 1] if number else None
    acts = before.senses.get("act") if before is not None else None
    done = {spec.act for spec in acts if spec.pos == "verb"} if acts else set()
    if "congratulate" in done or ("recognise" in done and "welcome" not in done):
        # Guests are welcomed, too.
        return True
    following = tokens[number + 1 : number + 4]
    if following and (
        following[0].low in words["won"] or (following[0].low in words["claiming"] and _of_victory(tokens[number + 2 : number + 7]))
    ):
        return True
    if not following or following[0].cls not in ("be", "have"):
        return False
    passive = any(token.cls == "be" for token in following[:2])
    return any(
        token.low in words["won"] or (passive and any(spec.act == "congratulate" for spec in token.senses.get("act", ())))
        for token in following[1:]
    )


def _responded_to(before: Token) -> bool:
    """Say whether a mention is the object of a response: "demanded that Gambian President Yahya Jammeh", "condemned Belarus"."""
    return any(
        spec.pos == "verb" and spec.act in ("call", "criticise", "recognise", "reject", "concern", "sanction", "welcome")
        for spec in before.senses.get("act", ())
    )


def _acts(sentence: Sentence, number: int) -> bool:
    """Say whether a verb of responding or saying stands close behind a mention."""
    return any(
        "speech" in token.senses or "light" in token.senses or token.senses.get("act") or token.cls == "do"
        for token in sentence.tokens[number + 1 : number + 8]
    )


def _responds(sentence: Sentence, number: int, words: Words) -> bool:
    """Say whether a mention is followed by what it says or does about a vote: "Washington does not regard", "Belgium said"."""
    for token in sentence.tokens[number + 1 : number + 4]:
        senses = token.senses
        if senses and ("speech" in senses or ("act" in senses and any(spec.pos == "verb" for spec in senses["act"]))):
            return token.low not in words["won"]
        if token.cls not in ("adverb", "do", "have", "be", "w") or token.low in words["won"]:
            return False
    return False


def _fresh(sentence: Sentence, words: Words) -> bool:
    """Say whether a sentence tells that a vote was held just now."""
    return (
        "congratulate" in sentence.acts
        or any(sentence.tokens[number].data.fresh for number in sentence.where("E"))
        or any(token.low in words["fresh"] for token in sentence.tokens)
        or (sentence.number < 2 and any(token.low in WEEKDAYS for token in sentence.tokens) and "sign" in sentence.senses)
    )


def _and_in(tokens: list[Token], number: int) -> bool:
    """Say whether a mention is the second country of "elections in Zambia and Malawi"; "elections in Zambia, Paris said" has none."""
    mention, following = tokens[number].data, tokens[number + 1].low if number + 1 < len(tokens) else ""
    if number < _SECOND or mention.kind != "named" or mention.role is not None or any(who.level != "government" for who in mention.who):
        return False
    if tokens[number - 1].low != "and" and (tokens[number - 1].low != "," or following not in ("and", ",")):
        return False
    first = tokens[number - 2]
    if first.cls == "E":
        return first.data.national and first.data.country is not None
    return first.cls == "M" and number > _SECOND + 1 and tokens[number - 3].low in ("in", "for") and tokens[number - 4].cls == "E"


def _holds(sentence: Sentence, number: int, words: Words) -> bool:
    """Say whether a mention is of who votes: "Zambia held a presidential election", "Hondurans went to the polls"."""
    following = sentence.tokens[number + 1 : number + 6]
    holding = next((n for n, token in enumerate(following[:3]) if token.low in words["holding"] or "voting" in token.senses), None)
    if holding is None:
        return False
    return "voting" in following[holding].senses or any(t.cls == "E" and t.data.national for t in following[holding + 1 :])


def _of_victory(tokens: list[Token]) -> bool:
    return any("winner" in token.senses.get("object", ()) for token in tokens)


def _of_the_vote(sentence: Sentence, number: int) -> bool:
    """Say whether a demonym qualifies who holds the vote or votes: "the Venezuelan electoral authorities"."""
    return any({"electoral_body", "people"} & set(token.senses.get("object", ())) for token in sentence.tokens[number + 1 : number + 3])


T = TypeVar("T", str, int)


def _top(counts: Mapping[T, int]) -> T | None:
    return min(counts, key=lambda key: (-counts[key], str(key))) if counts else None
