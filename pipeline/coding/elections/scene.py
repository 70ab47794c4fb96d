"""What a text says of elections, counted over its sentences: where, which office, when, how much of the text.

Belongs here: the weight of each sign and their sum for each country. Does not: what is a sign (signs), which election of the reference it
is (elections).
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from itertools import chain

from pipeline.coding.document import Document, Sentence
from pipeline.coding.elections.index import ElectionIndex, nearest_year
from pipeline.coding.elections.signs import Signs, does_something, of_voters, responded_to
from pipeline.coding.gazetteer import Gazetteer
from pipeline.coding.mentions import ElectionPhrase, Mention, Who
from pipeline.coding.tokens import Token
from pipeline.coding.zones import HEADING, HEADLINE

_YEAR = re.compile(r"(?:19|20)\d\d")
_POINTING = ("E", "M", "voting", "demonym", "option", "own_chamber")
"""What points at the election that a text is about."""
_ANSWERS = frozenset(("congratulate", "recognise", "reject"))
_LEAST = 0.5
"""Least weight of a country that a text can be about though no election phrase names it."""
_LOST = 1e-9
"""What is lost at most where tenths are added up."""
_STOOD = 2.0
"""Weight of parties named that stood just now, all in one country, where no phrase says whose vote it was."""
_CHAMBER = 0.3
"""Weight of a mention of a nation's chamber, which tells that a primary named beside it is not what the text is about."""
_OWN_CHAMBER = 0.8
"""Weight of a chamber that one country alone calls so: "the Knesset"."""
_ELECTED = 1.5
"""Weight of "was elected president of Norland": a vote of the nation, though the text has no other word for it."""
_HELD = 1.5
"""Weight of a vote held in the weeks before a text, in the one country of which it speaks."""
_INCOMING = 0.8
"""Weight of a mention of who takes an office about that day."""
_OFFICE_TAKEN = range(-30, 151)
"""Days from a text within which somebody takes office who has just been elected."""
_TITLED = 1.5
"""Weight of the country that a text has for its title."""
_TITLE_LONG = 10
"""Most words and marks of a title."""
_DATELINE = 0.9
"""Weight of the country that a report is sent from."""
_OF_VOTERS = 1.5
"""Weight of a country whose voters are spoken of."""
_POINTED, _POINTED_WEAKLY = 0.5, 0.3
"""Weight of a country behind "in" and the like, and behind "to": "the vote in Norland", "his message to Norland"."""
_MONTHS = range(-60, 201)
"""Days since a vote within which it may well be what a text is about."""
_LATELY = range(-20, 76)
"""Days since a vote within which a text on a vote that names none is likely to mean it."""
_SPOKEN = 2
"""Least number of sentences on a vote in such a text."""
_CLEARLY = 2
"""How many times as much must speak for one country as for the next."""
_RATHER = 4
"""How much less may speak for it than for one that has not."""
_EARLY = 4
"""Sentences that open a text."""


def _reaches(weight: float) -> bool:
    """Say whether a weight is enough, whatever was lost in adding tenths up."""
    return weight > _LEAST - _LOST


def first_by_far(weights: Mapping[str, float]) -> str | None:
    """Return the country at which something points, and clearly more than at the next; none where there is no such country."""
    ranked = sorted(weights, key=lambda country: (-weights[country], country))[:2]
    if not ranked or not _reaches(weights[ranked[0]]):
        return None
    return ranked[0] if len(ranked) == 1 or weights[ranked[0]] >= _CLEARLY * weights[ranked[1]] else None


class Scene:
    """The counts of one text, read sentence by sentence."""

    def __init__(
        self, index: ElectionIndex, gazetteer: Gazetteer, signs: Signs, day: date | None, own: frozenset[str], *, exact: bool = True
    ) -> None:
        self._index, self._g, self._signs, self._day, self._own = index, gazetteer, signs, day, own
        self._exact = exact
        """whether the day is known, and not the year alone"""
        self._voted = len(own) == 1 and any(index.just_voted(state, day) for state in own)
        """whether the issuer's own country has just voted: its ministry answers questions on that"""
        self._text = ""
        self.sentences = 0
        """how many the text has"""
        self.named: dict[str, float] = defaultdict(float)
        """country → weight of the election phrases that name it"""
        self.places: dict[str, float] = defaultdict(float)
        """country → how much else points at it"""
        self.attested: set[tuple[str | None, int | None]] = set()
        """countries whose election the text names as one that was held or is at hand, with its year where that is said"""
        self.won: dict[str, float] = defaultdict(float)
        """country → weight of what is said of its winner"""
        self.counting: set[str] = set()
        """countries whose electoral body is named"""
        self.stood: dict[str, int] = defaultdict(int)
        """country → how often a party is named that stood in its vote just now"""
        self.offices: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        self.years: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
        self.unplaced: dict[int, int] = defaultdict(int)
        """year → how often it is said of an election whose country is left to the text"""
        self.months: set[int] = set()
        """months of elections that are named without a year"""
        self.unplaced_offices: dict[str, int] = defaultdict(int)
        self.ahead: dict[str, int] = defaultdict(int)
        """offices of the elections that are to come after the one at hand, or that are all the text is about"""
        self.definite: set[str] = set()
        """offices of the elections that are named, but for mere "a parliamentary vote" """
        self.unplaced_proper = 0
        """phrases of a national election whose country the sentence leaves to the text"""
        self.spoken = 0
        """sentences that speak of an election, whatever the words"""
        self.phrases = 0
        """phrases and verbs for a vote of a nation"""
        self.leads = False
        """whether the text opens with an election"""
        self.other = 0.0
        """weight of what is elected otherwise: councils, parties, mayors, federations"""
        self.proper = 0.0
        """weight of elections that are national beyond doubt"""
        self.held: int | None = None
        """year in which its first sentence says that the vote was held"""
        self.fresh = False
        """whether it is news: of this week's vote, of congratulations, of a count going on"""
        self.these_days = False
        """whether it tells of "Sunday's election" or the like"""
        self._title = False
        """whether the text has a country for its title"""
        self._toasts = 0
        """sentences that only congratulate, and on something else than a vote"""
        self._prose = self._told = 0
        """sentences of prose so far, and of the first ones those that answer an election"""

    def read(self, document: Document) -> None:
        """Count over all sentences."""
        self._text, self.sentences = document.text, len(document.sentences)
        self.held = self._signs.year_held(document)
        for country in chain(*document.datelines.values()):
            self.places[country] += _DATELINE
        self._note_title(document)
        for sentence in document.sentences:
            weight = 3.0 if sentence.zone.kind == HEADLINE or sentence.number == 0 else 2.0 if sentence.number < _EARLY else 1.0
            before = self.phrases
            self._pointers(sentence, weight)
            if "elsewhere" in sentence.senses and sentence.number <= _EARLY and not self._signs.in_chamber(sentence):
                self.other += 0.7 * weight
            self._spoken_of(sentence, self.phrases > before)
            self.fresh = self.fresh or self._signs.fresh(self._text, sentence)
        # A text of which only stretches are read is mostly about something else, whatever the first of them opens with.
        self.leads = self.leads and document.whole
        if not self.phrases and self.spoken == self._toasts:
            self.spoken, self.leads = 0, False
        if not self.phrases:
            self.phrases = self.spoken

    def _note_title(self, document: Document) -> None:
        """Count the country with which the first line opens that is no sentence: "LATVIA.", "Slovenia - Legislature"."""
        tokens = document.sentences[0].tokens if document.sentences else []
        named = sum(token.cls == "M" and bool(token.data.who) for token in tokens)
        opens = len(tokens) > 1 and tokens[0].cls == "M" and tokens[1].cls == "punct" and len(tokens) <= _TITLE_LONG and named == 1
        for who in tokens[0].data.who if opens else ():
            # ("Norland's foreign ministry, 21 August": whose statement it is.)
            if self._g.is_state(who.actor) and who.actor not in self._own:
                self._title = True
                self.places[who.actor] += _TITLED

    def _pointers(self, sentence: Sentence, weight: float) -> None:
        """Count what in a sentence points at an election, in the order of its words."""
        for number in sorted({number for kind in _POINTING if kind in sentence.having for number in sentence.having[kind]}):
            token = sentence.tokens[number]
            if token.cls == "E":
                self._election(token, weight)
                self._kind(token, weight)
            elif token.cls == "M":
                if self._signs.counts_votes(self._text, token):
                    self._organ(token, weight)
                self._mention(sentence, number, weight)
            elif "voting" in token.senses:
                self.phrases += 1
                self._dated(sentence, number)
                self.proper += _ELECTED * weight if self._of_state(sentence, number) else 0.0
            elif "option" in token.senses:
                self._party(token)
            elif "own_chamber" in token.senses:
                for state in token.senses["own_chamber"]:
                    self.places[state] += _OWN_CHAMBER
            elif "demonym" in token.senses and of_voters(sentence, number):
                for state in token.senses["demonym"]:
                    self.places[state] += _OF_VOTERS

    def _spoken_of(self, sentence: Sentence, phrased: bool) -> None:
        """Count a sentence that speaks of an election; round-ups of responses hardly name the vote, and still open with it."""
        indefinite = bool(sentence.national) and not any(token.data.definite for token in sentence.national)
        # A sentence tells the outcome without the noun, too: "has been re-elected with 80.1 percent".
        spoken = (phrased and not indefinite) or "sign" in sentence.senses or "winner" in sentence.objects
        spoken = spoken or (sentence.number < 3 and self._signs.tells_result(self._text, sentence))
        answered = not _ANSWERS.isdisjoint(sentence.acts)
        self._toasts += answered and self._alike(sentence)
        self.spoken += spoken or answered
        self._prose += sentence.zone.kind not in (HEADING, HEADLINE)
        self._told += answered and sentence.number < _EARLY
        self.leads = self.leads or (self._told > 0 and self.spoken >= 2 and sentence.number < 6)
        self.leads = self.leads or (spoken and (self._title or self._prose <= 2 or sentence.number < _EARLY))

    @staticmethod
    def _alike(sentence: Sentence) -> bool:
        """Say whether a sentence without a word for a vote congratulates on something else: "on the occasion of Constitution Day"."""
        if sentence.national or "sign" in sentence.senses or "winner" in sentence.objects:
            return False
        return any("congratulate" in sentence.tokens[number].senses["block"] for number in sentence.where("block"))

    # -- phrases for elections --------------------------------------------------------------------------------------------------------

    def _national(self, token: Token) -> bool:
        """Say whether a phrase means a vote of the nation; "leadership election" does where its country has just voted."""
        phrase: ElectionPhrase = token.data
        if phrase.national or phrase.country is None or not self._signs.of_leaders(token):
            return phrase.national
        return self._index.just_voted(phrase.country, self._day)

    def _election(self, token: Token, weight: float) -> None:
        phrase: ElectionPhrase = token.data
        if not self._national(token):
            return
        self.phrases += 1
        self.these_days = self.these_days or phrase.fresh
        if phrase.office and not phrase.indefinite:
            self.definite.add(phrase.office)
        if phrase.year is None and phrase.month is not None and not phrase.past and not phrase.own:
            self.months.add(phrase.month)
        if phrase.country is None:
            self._unplaced(phrase)
        else:
            self._placed(phrase, phrase.country, weight * 0.3 if phrase.past else weight)

    def _placed(self, phrase: ElectionPhrase, country: str, weight: float) -> None:
        """Count "Kenya's election of August"."""
        year = phrase.year if phrase.year is not None else self._index.year_of(country, phrase.month, self._day)
        self.named[country] += weight
        if phrase.definite and (phrase.proper or year):
            self.attested.add((country, year))
        if phrase.office:
            self.offices[country][phrase.office] += 1
        if year and not phrase.past:
            self.years[country][year] += 1

    def _unplaced(self, phrase: ElectionPhrase) -> None:
        """Count "the presidential election of 2021", whose country the text tells elsewhere."""
        self.unplaced_proper += phrase.definite and phrase.proper
        if phrase.past or phrase.own:
            return
        if phrase.ahead:
            if phrase.office:
                self.ahead[phrase.office] += 1
            return
        # (A page on a vote of some year means that year by "the run-off of 22 May", too.)
        year = phrase.year or (self.held if phrase.month else None) or nearest_year(phrase.month, self._day)
        if year and self._current(phrase.year):
            self.unplaced[year] += 1
        if phrase.office:
            self.unplaced_offices[phrase.office] += 1

    def _current(self, year: int | None) -> bool:
        """Say whether a year that is said can be that of the vote at hand: this one, and in spring the last."""
        day = self._day
        return year is None or (day is not None and (year == day.year or (year == day.year - 1 and day.month <= 3)))

    def _kind(self, token: Token, weight: float) -> None:
        """Weigh whether an election phrase is one of a nation or of something else."""
        if not self._national(token):
            self.other += weight
        elif token.data.proper or token.data.country or token.data.month:
            self.proper += weight

    def _dated(self, sentence: Sentence, number: int) -> None:
        """Read "went to the polls on 28 December"."""
        near = sentence.tokens[number + 1 : number + 6]
        for at, token in enumerate(near):
            said = nearest_year(self._signs.months.get(token.low), self._day)
            if said:
                told = near[at + 1].low if at + 1 < len(near) else ""
                self.unplaced[int(told) if _YEAR.fullmatch(told) else said] += 1
                return

    def _of_state(self, sentence: Sentence, number: int) -> bool:
        """Say whether a state is named behind a word."""
        following = sentence.tokens[number + 1 : number + 2]
        return any(token.cls == "M" and any(self._g.is_state(who.actor) for who in token.data.who) for token in following)

    # -- names ------------------------------------------------------------------------------------------------------------------------

    def _organ(self, token: Token, weight: float) -> None:
        """Read "the Serbian State Electoral Commission": whose votes it counts."""
        for who in token.data.who:
            state = self._g.state_of(who.actor)
            if state and self._g.is_state(who.actor):
                self.places[state] += weight
                self.counting.add(state)

    def _party(self, token: Token) -> None:
        """Let a party that stood just now speak for its country, where no other does."""
        countries = self._index.stood(self._g.words.bare(token.low), self._day)
        if len(countries) == 1:
            self.stood[next(iter(countries))] += 1

    def _mention(self, sentence: Sentence, number: int, weight: float) -> None:
        mention: Mention = sentence.tokens[number].data
        if mention.role is not None and mention.role.level == "parliament":
            self.proper += _CHAMBER
        if not mention.who:
            return
        responds = self._signs.responds(sentence, number)
        forename = self._signs.is_forename(self._text, sentence.tokens[number])
        for who in mention.who:
            if who.person is not None and not responds:
                self._candidate(who.person, weight)
            state = self._g.state_of(who.actor)
            if state and (state not in self._own or self._voted) and self._g.is_state(who.actor) and not forename:
                self._winning(sentence, number, who, state, weight)
                self._standing(sentence, number, state, responds, weight)

    def _candidate(self, person: str, weight: float) -> None:
        """Let who stood in a vote just now point at it."""
        for country in {self._index.near(election, self._day) for election in self._index.candidates.get(person, ())}:
            if country is not None:
                self.named[country] += 0.5 * weight

    def _winning(self, sentence: Sentence, number: int, who: Who, state: str, weight: float) -> None:
        """Weigh what is said of who has won: "X was re-elected", "congratulated President-elect X"."""
        mention: Mention = sentence.tokens[number].data
        if who.person is not None and self._incoming(who.person):
            self.places[state] += _INCOMING
        if self._signs.wins(sentence, number) and not self._text.endswith(self._signs.party, mention.start, mention.end):
            self.places[state] += 1.5
            self.won[state] += 0.4 * weight
        if mention.role is not None and mention.role.level.startswith("head_of") and not does_something(sentence, number):
            self.places[state] += 0.4

    def _standing(self, sentence: Sentence, number: int, state: str, responds: bool, weight: float) -> None:
        """Weigh how a state stands in its sentence: as where the vote is, as who is answered, as who answers."""
        mention: Mention = sentence.tokens[number].data
        before = sentence.tokens[number - 1] if number else None
        if self._signs.before_counting_body(self._text, mention.end):
            self.counting.add(state)
        if self._signs.second_host(sentence.tokens, number):
            self.named[state] += weight
        elif self._signs.holds(sentence, number):
            self.named[state] += weight
            self.attested.add((state, None))
        elif self._signs.of_voters(self._text, sentence.tokens[number]):
            self.places[state] += _OF_VOTERS
        elif before is not None and "before_country" in before.word.marks:
            self.places[state] += _POINTED
        elif before is not None and "addressing" in before.word.marks:
            self.places[state] += _POINTED_WEAKLY
        elif before is not None and responded_to(before):
            self.places[state] += 0.8
        elif responds and not (mention.kind == "people" and not sentence.number):
            # Who has something to say on a vote is seldom its host ("Colombians turned down the accord" opens a text on theirs).
            self.places[state] -= 0.2
            return
        else:
            self.places[state] += 0.5 if mention.kind == "people" else 0.1
        if mention.kind == "people" or (len(mention.who) == 1 and (sentence.number == 0 or sentence.zone.kind == HEADLINE)):
            self.places[state] += 0.6

    def _incoming(self, person: str) -> bool:
        """Say whether somebody takes office about then: who is congratulated, whatever the words."""
        if self._day is None:
            return False
        tenure = self._g.tenure_at(person, self._day)[0]
        return tenure is not None and tenure.office.startswith("head_of") and (tenure.start - self._day).days in _OFFICE_TAKEN

    # -- the sum ----------------------------------------------------------------------------------------------------------------------

    def scores(self) -> dict[str, float]:
        """Return country → how much speaks for it, more where it has just voted, less where no vote of it is known."""
        found = self._said()
        if self._day is None:
            return found
        return self._lately({country: weight * self._likelihood(country, self._day) for country, weight in found.items()})

    def _lately(self, said: dict[str, float]) -> dict[str, float]:
        """Return the scores; where they name no country that has voted lately, the one that a text on a vote speaks of before all others.

        A text calls its country by a capital or a people, and the vote only "the vote"; who has just voted tells whose it is.
        """
        if not self._exact or self.spoken < _SPOKEN or self._elsewhere() or any(self._voted_lately(country) for country in said):
            return said
        weights = {
            country: self.places.get(country, 0.0) + self.named.get(country, 0.0) for country in self.places.keys() | self.named.keys()
        }
        lately = {c: weight for c, weight in weights.items() if _reaches(weight) and self._voted_lately(c)}
        now = {c: weight for c, weight in lately.items() if self._day is not None and self._index.just_held(c, self._day) is not None}
        first = first_by_far(now or lately) or (self._of_office(weights) if not said else None)
        if first is not None and _RATHER * weights[first] >= max([*said.values(), *weights.values()], default=0.0):
            return {first: weights[first]}
        first = self._of_these_days(weights)
        return said if first is None else {first: _LEAST}

    def _of_office(self, weights: dict[str, float]) -> str | None:
        """Return the only country at which anything points, if it has just held such a vote as the text names: "the referendum"."""
        pointed = [country for country, weight in weights.items() if weight > _LOST]
        held = self._index.just_held(pointed[0], self._day) if len(pointed) == 1 and self._day is not None else None
        return pointed[0] if held is not None and held.office in self.unplaced_offices else None

    def _of_these_days(self, weights: dict[str, float]) -> str | None:
        """Return the only country of a text on "Sunday's election" that voted in these days, whoever else does most of the acting."""
        if not self.these_days or self.named or self._day is None:
            return None
        held = [country for country in sorted(weights) if self._index.just_held(country, self._day) is not None]
        return held[0] if len(held) == 1 else None

    def _voted_lately(self, country: str) -> bool:
        since = self._index.since(country, self._day) if self._day is not None else None
        return since is not None and since in _LATELY

    def _elsewhere(self) -> bool:
        """Say whether a text is about what is elected otherwise: unless it names the vote of a country that has just held one."""
        named = sum(weight for country, weight in self.named.items() if self._index.just_voted(country, self._day))
        return self.other > self.proper + named + self._news()

    def _news(self) -> float:
        """Return what speaks for a vote held just now in the one country at which a text points: a primary can be told beside it."""
        country = first_by_far(self.places)
        held = self._index.just_held(country, self._day) if country is not None and self._day is not None and self._exact else None
        return _HELD if held is not None else 0.0

    def _likelihood(self, country: str, day: date) -> float:
        if self._index.just_voted(country, day):
            return 1.5
        since = self._index.since(country, day)
        return 0.6 if since is None else 1.0 if since in _MONTHS else 0.8

    def _said(self) -> dict[str, float]:
        """Return country → how much the words speak for it: named with an election, else what else points at one alone."""
        if not self.phrases:
            return dict(self.named)
        if self._elsewhere():
            return {}
        score = self._pointed_at(dict(self.named))
        if score:
            for state, weight in self.won.items():
                score[state] = score.get(state, 0.0) + weight
        return score

    def _pointed_at(self, score: dict[str, float]) -> dict[str, float]:
        """Add to the countries that are named with an election the one at which all else points, in a text that opens with one."""
        only = next(iter(self.stood)) if len(self.stood) == 1 else None
        if not score and only is not None and only in self.places:
            self.places[only] += _STOOD
        if not self.leads:
            return score
        if not self.places:
            return score or ({only: _LEAST} if only is not None else {})
        ranked = sorted(self.places, key=lambda country: (-self.places[country], country))
        top, weight = ranked[0], self.places[ranked[0]]
        if score:
            if max(score.values()) <= 1.0 and weight >= 2 * _LEAST:
                # An election named in passing is not what the text is about.
                score[top] = score.get(top, 0.0) + weight
        elif len(ranked) == 1:
            score[top] = _LEAST
        elif weight >= _LEAST and weight > 1.3 * self.places[ranked[1]]:
            score[top] = weight
        return score
