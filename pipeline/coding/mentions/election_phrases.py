"""Noun phrases for elections: "Sunday's presidential election in Kazakhstan", "the re-election of Yoweri Museveni", "its own vote".

Belongs here: the words before and behind the noun, as one token with country, office and date. Does not: which election that is
(elections), what is thought of it (judgements).
"""

from collections.abc import Mapping

from pipeline.coding.gazetteer import Gazetteer
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.mentions.actors import Actors
from pipeline.coding.mentions.looking import is_year, peek, up_to_mark
from pipeline.coding.mentions.memory import Memory
from pipeline.coding.mentions.model import ElectionPhrase
from pipeline.coding.mentions.persons import Persons
from pipeline.coding.mentions.posts import Posts
from pipeline.coding.tokens import Token, unit

_CHAMBER_REACH = 8
"""Tokens behind "elections to" within which the chamber stands."""
_WIDEST = 8
"""Most tokens of a phrase before its noun."""
_ENDS = (",", ")", ":")
"""What closes a date that is put aside."""
_NEAR, _AS_REACH, _OFFICE_REACH, _HELD_REACH = 3, 8, 6, 14
"""Tokens behind the noun within which a year, the country of "as president of", that of an office, and what "held" is said of stand."""
_VERB_REACH = 5
"""Tokens within which "held" itself must stand."""
_WITH_ARTICLE = {"determiner", "poss"}


class ElectionPhrases:
    """Joins the words around a noun for an election into one token."""

    def __init__(self, gazetteer: Gazetteer, lexicon: Lexicon, memory: Memory, actors: Actors, persons: Persons) -> None:
        self._memory, self._actors, self._persons = memory, actors, persons
        self._posts = Posts(gazetteer, lexicon)
        words = lexicon.words
        self._modifiers = lexicon.sets["elections.modifiers"]
        self._days, self._year, self._anew, self._before_this = words["days"], words["year"], words["anew"], words["before_this"]
        self._after_this, self._months = words["after_this"], lexicon.calendar.numbers
        self._of_parliament, self._of_president = words["of_parliament"], words["of_president"]
        self._nationwide, self._societies, self._to_come = words["nationwide"], words["societies"], words["to_come"]
        self._of_vote, self._before_state, self._of_office = words["of_vote"], words["before_state"], words["of_voted_office"]
        self._staged, self._took_place = words["staged"], words["took_place"]
        self._owning = words["owners_words"]
        self._no_further, self._where = words["held_no_further"], words["held_where"]
        chambers = lexicon.files["elections"]["own_chambers"]
        self._own_chambers = [(name, country) for country, names in sorted(chambers.items()) for name in names]

    def join(self, tokens: list[Token]) -> list[Token]:
        """Return the tokens with each phrase for an election as one (cls E)."""
        out: list[Token] = []
        after = 0
        for at in [number for number, token in enumerate(tokens) if "election" in token.senses]:
            token = tokens[at]
            if at < after or "phrase" in token.senses or _qualifies_role(tokens, at):
                continue
            out += tokens[after:at]
            first, phrase = self._leftwards(out, token)
            after = self._rightwards(tokens, at, phrase)
            before = out[first:]
            # "presidential and municipal elections"
            phrase.national |= phrase.office is not None and any(word.cls == "coordinator" for word in before)
            phrase.definite = self._definite(out[:first], before, token, phrase)
            phrase.indefinite = bool(before) and "indefinite" in before[0].word.marks
            phrase.proper = bool(phrase.office) or any(word.low in self._nationwide for word in (*before, token))
            del out[first:]
            start = before[0].start if before else token.start
            out.append(unit(start, tokens[after - 1].end, "E", token.senses, phrase, token.low, token.word))
        return out + tokens[after:]

    def _definite(self, out: list[Token], before: list[Token], noun: Token, phrase: ElectionPhrase) -> bool:
        """Say whether a phrase is of one election: by article, office, date or place; elections as such have none.

        Args:
            out: Tokens before the phrase.
            before: Tokens of the phrase before its noun.
            noun: The noun.
            phrase: What was read.
        """
        if phrase.year or phrase.month or phrase.fresh or phrase.past or not noun.low.endswith("s"):
            return True
        wished = any("eval" in token.senses or token.low in self._to_come for token in (*before, *out[-1:]))
        if wished and all(token.cls != "poss" for token in before):
            return False
        # "is without a winner four months | after general elections"
        joined = len(out) > 2 and out[-1].cls == "coordinator"
        happened = bool(out) and "past_event" in out[-3 if joined else -1].word.marks
        return bool(phrase.office) or happened or phrase.country is not None or any(token.cls in _WITH_ARTICLE for token in before)

    # -- before the noun ----------------------------------------------------------------------------------------------------------------

    def _leftwards(self, out: list[Token], noun: Token) -> tuple[int, ElectionPhrase]:
        """Read the words before a noun; return the number of the first that is the phrase's."""
        national, office = noun.senses["election"][0]
        phrase = ElectionPhrase(office=office, national=national)
        at = len(out)
        while at > 0 and len(out) - at < _WIDEST:
            token = out[at - 1]
            if self._tells_time(out, at, phrase):
                at -= 1
            elif "eval" in token.senses and not _owned_before(out, at):
                # "spoke of a peaceful and transparent poll": the judgement stays one.
                break
            elif self._qualifies(token, phrase):
                at -= 1
            elif token.cls == "poss" and self._dates(peek(out, at - 2), phrase):
                at -= 2
            elif token.cls in _WITH_ARTICLE:
                at -= self._owner(out, at, phrase)
                break
            elif self._locates(token, phrase):
                at -= 1
            else:
                break
        return at, phrase

    def _tells_time(self, out: list[Token], at: int, phrase: ElectionPhrase) -> bool:
        """Read "2021", "last year's", "previous", "fresh", "own" before a place."""
        low, day = out[at - 1].low, self._memory.day
        if is_year(low):
            phrase.year = int(low)
        elif low == "own":
            phrase.own = True
        elif low in self._anew:
            phrase.anew = True
        elif low in self._after_this:
            phrase.ahead = True
        elif low == "last" and day is not None and peek(out, at).low in self._year:
            phrase.year, phrase.past = day.year - 1, True
        elif low == "last" or low in self._before_this:
            phrase.past = low != "last"
        else:
            return False
        return True

    def _qualifies(self, token: Token, phrase: ElectionPhrase) -> bool:
        """Read "presidential", "Sunday's", "12 August" before the noun."""
        low = token.low
        if not (low in self._modifiers or _is_day_of_month(low)):
            return False
        phrase.fresh = phrase.fresh or low.removesuffix("'s") in self._days
        phrase.month = phrase.month or self._months.get(low)
        if low in self._of_parliament:
            phrase.office = "LEG"
        elif low in self._of_president:
            phrase.office = "PRES"
        return True

    def _dates(self, owner: Token, phrase: ElectionPhrase) -> bool:
        """Read "Sunday's", "last year's", "April's", "the country's": a possessive that tells when or where, not of whom."""
        low = owner.low
        if low + "'s" not in self._modifiers and low not in self._months:
            return False
        phrase.fresh = phrase.fresh or low in self._days
        phrase.month = phrase.month or self._months.get(low)
        return True

    def _owner(self, out: list[Token], at: int, phrase: ElectionPhrase) -> int:
        """Read the article or possessive that opens a phrase; return how many tokens of it there are before a place."""
        token = out[at - 1]
        if token.cls == "determiner":
            if token.low == "its":
                phrase.country = self._last_named(out[: at - 1])
            elif token.low in self._owning and peek(out, at - 2).cls == "preposition":
                # "the people of Moldova | on their", "the Colombian people | on their"
                phrase.country = self._actors.country(peek(out, at - 3)) or self._actors.country(peek(out, at - 4))
            return 1
        if at < 2:
            return 0
        owner = out[at - 2]
        country = self._actors.country(owner)
        if country is not None:
            # "Kenya's election"
            phrase.country = country
            return 2
        # "Museveni's re-election": he stays a mention of his own.
        phrase.country = phrase.country or self._persons.state(owner)
        if owner.low in self._societies:
            # "the chess federation's election"
            phrase.national = False
        return 1

    def _locates(self, token: Token, phrase: ElectionPhrase) -> bool:
        """Read "Kenyan", "Kenya", or the phrase for another election, before the noun."""
        if token.cls == "E" and "election" in token.senses:
            phrase.country = phrase.country or token.data.country
            phrase.year = phrase.year or token.data.year
            return True
        if "own_chamber" in token.senses:
            phrase.country, phrase.office = phrase.country or token.senses["own_chamber"][0], "LEG"
            return True
        if self._is_chamber(token):
            # "Nigeria Presidential and | National Assembly | Elections"
            return True
        country = self._actors.country(token) if "actor" in token.senses or "demonym" in token.senses else None
        phrase.country = phrase.country or country
        return country is not None or "demonym" in token.senses

    def _last_named(self, before: list[Token]) -> str | None:
        """Return whose "its election" is: the state named last, not one that only describes a noun ("US criticism of its election")."""
        for number in range(len(before) - 1, -1, -1):
            following = peek(before, number + 1)
            by = peek(before, number - 1 - (peek(before, number - 1).cls == "determiner"))
            if "agentive" in by.word.tail and "object" in by.senses:
                # "rejected criticism by Norland of its election"
                continue
            if "actor" in before[number].senses and (following.cls not in ("w", "poss") or following.word.verbal):
                return self._actors.country(before[number])
        return None

    # -- behind the noun ----------------------------------------------------------------------------------------------------------------

    def _rightwards(self, tokens: list[Token], at: int, phrase: ElectionPhrase) -> int:
        """Read "in Kazakhstan", "of 2022", "in November 2022" after the noun; return the number of the token behind."""
        after = at + 1
        if self._posts.follow(tokens, after) and not _counted(tokens, at):
            phrase.national = False
            return after
        if phrase.country is None:
            self._whose(tokens, after, phrase)
        after = self._place_and_date(tokens, after, phrase)
        self._dated_aside(tokens, after, phrase)
        if (
            phrase.year is None
            and self._memory.day is not None
            and peek(tokens, after).low == "last"
            and peek(tokens, after + 1).low == "year"
        ):
            phrase.year = self._memory.day.year - 1
        self._held(tokens[after : after + _HELD_REACH], phrase)
        return after

    def _whose(self, tokens: list[Token], after: int, phrase: ElectionPhrase) -> None:
        """Read the country from what is no part of the phrase: "his re-election as President of the Republic of Kenya"."""
        following = peek(tokens, after)
        if following.low == "as":
            behind = up_to_mark(tokens[after + 1 : after + 1 + _AS_REACH])
            phrase.country = next((country for token in behind if (country := self._actors.country(token))), None)
            if phrase.country is not None and any(token.low.startswith("president") for token in behind):
                phrase.office = phrase.office or "PRES"
        elif "genitive" in following.word.marks:
            # "the re-election of Yoweri Museveni"
            phrase.country = self._persons.state(peek(tokens, after + 1))
        elif "infinitive" in following.word.marks:
            # "elections to the Russian State Duma", "to the National Assembly of Gambia"
            phrase.country = self._of_chamber(up_to_mark(tokens[after + 1 : after + 1 + _CHAMBER_REACH]))
            phrase.office = phrase.office or ("LEG" if phrase.country is not None else None)
        elif following.cls == "w" and peek(tokens, after + 1).low == "in":
            # "electoral integrity in Georgia"
            phrase.country = self._actors.country(peek(tokens, after + 2))

    def _of_chamber(self, behind: list[Token]) -> str | None:
        """Return the state whose chamber is named: by a word of its own, a people or a state beside it."""
        chamber = next((n for n, token in enumerate(behind) if self._is_chamber(token)), None)
        if chamber is None:
            return None
        near = behind[: chamber + 3]
        own = next((country for token in near for name, country in self._own_chambers if token.low.endswith(name)), None)
        named = (country for token in near if (country := self._actors.country(token)) is not None)
        return own or next(named, None)

    def _is_chamber(self, token: Token) -> bool:
        """Say whether a word or a name is of a parliament's chamber."""
        if any(role.level == "parliament" for role in token.senses.get("role", ())):
            return True
        return any(token.low.endswith(name) for name, _ in self._own_chambers)

    def _place_and_date(self, tokens: list[Token], after: int, phrase: ElectionPhrase) -> int:
        """Read "in Kazakhstan", "of the President of Uzbekistan", "on 12 August 2021"; return the number of the token behind the place."""
        while after + 1 < len(tokens) and tokens[after].low in self._of_vote:
            ahead = self._past_office(tokens, after, after + 1 + (tokens[after + 1].low == "the" and after + 2 < len(tokens)))
            country = self._place(tokens[ahead]) if phrase.country is None and tokens[after].low != "on" else None
            if country is None:
                _date(tokens, ahead, phrase, self._months)
                break
            following = peek(tokens, ahead + 1)
            if following.cls == "poss" or "role" in following.senses:
                break
            phrase.country = country
            after = ahead + 1
        return after

    def _place(self, token: Token) -> str | None:
        """Return the state that a vote "in …" is in; a demonym is none."""
        return None if "demonym" in token.senses and "actor" not in token.senses else self._actors.country(token)

    def _past_office(self, tokens: list[Token], after: int, ahead: int) -> int:
        """Return the number of the country in "election of the President of the Republic of Uzbekistan"."""
        if tokens[after].low not in self._of_office or "role" not in tokens[ahead].senses:
            return ahead
        for number in range(ahead + 1, min(ahead + _OFFICE_REACH, len(tokens))):
            if "actor" in tokens[number].senses:
                return number
            if tokens[number].low not in self._before_state:
                return ahead
        return ahead

    def _dated_aside(self, tokens: list[Token], after: int, phrase: ElectionPhrase) -> None:
        """Read ", in September 2021," and "(26 September 2021)" behind a phrase."""
        if phrase.year is not None or peek(tokens, after).low not in (",", "("):
            return
        first = after + 1 + (peek(tokens, after + 1).low in self._of_vote)
        low = [token.low for token in tokens[first : first + _NEAR]]
        year = next((number for number, one in enumerate(low) if is_year(one)), None)
        if year is None or any(one not in self._months and not _is_day_of_month(one) for one in low[:year]):
            return
        if peek(tokens, first + year + 1).low in _ENDS:
            _date(tokens, first, phrase, self._months)

    def _held(self, behind: list[Token], phrase: ElectionPhrase) -> None:
        """Read ", which was held on 19 December 2018", "held in the country on 8 February" in the tokens behind a phrase."""
        if phrase.country is None and len(behind) > 2 and behind[0].low in ("that", "which") and behind[2].low in self._staged:
            phrase.country = self._actors.country(behind[1])
        held = next((number for number, token in enumerate(behind[:_VERB_REACH]) if token.low in self._took_place), None)
        if held is None:
            return
        for number in range(held + 1, len(behind)):
            low = behind[number].low
            if low in (";", ")") or low in self._no_further or behind[number].cls in ("quote", "relative"):
                return
            if phrase.year is None and is_year(low):
                phrase.year = int(low)
            phrase.month = phrase.month or self._months.get(low)
            if phrase.country is None and behind[number - 1].low in self._where:
                phrase.country = self._actors.country(behind[number])


def _qualifies_role(tokens: list[Token], at: int) -> bool:
    """Say whether the noun only qualifies an office: "election commission", "vote observers"."""
    following = peek(tokens, at + 1)
    return "role" in following.senses and following.start - tokens[at].end == 1 and following.low != "officials"


def _counted(tokens: list[Token], at: int) -> bool:
    """Say whether a noun is of ballots that are counted: "641 votes"; "the 2021 polls", "the 12 May polls" are elections."""
    low = peek(tokens, at - 1).low
    return tokens[at].low.endswith("s") and low.isdigit() and not is_year(low)


def _owned_before(out: list[Token], at: int) -> bool:
    """Say whether a country stands before the judging words that end at a place: "Kenya's peaceful election"."""
    number = at - 1
    while number >= 0 and ("eval" in out[number].senses or out[number].low in ("and", ",") or out[number].cls == "adverb"):
        number -= 1
    owner = peek(out, number)
    return owner.cls == "poss" or "demonym" in owner.senses or "actor" in owner.senses


def _is_day_of_month(low: str) -> bool:
    """Say whether a word is a number as dates have it: 11, 11th."""
    return low.isdigit() or (low[:1].isdigit() and low[-2:] in ("st", "nd", "rd", "th"))


def _date(tokens: list[Token], at: int, phrase: ElectionPhrase, months: Mapping[str, int]) -> None:
    """Read "November 2022", "12 August", "October 6, 2019" at a place."""
    # ("October 6, 2019")
    near = [token for token in tokens[at : at + _NEAR + 1] if token.low != ","][:_NEAR]
    if phrase.year is None:
        phrase.year = next((int(token.low) for token in near if is_year(token.low)), None)
    if phrase.month is None:
        phrase.month = next((month for token in near[:2] if (month := months.get(token.low))), None)
