"""Noun phrases that can act: who is meant by names, offices and demonyms as they stand beside each other.

Belongs here: building mentions (single, listed, unnamed groups, pronouns) and election phrases from the tokens of one sentence. Does
not: finding what a pronoun or a bare office refers to (coreference), what the mention does (frames).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from pipeline.coding.dates import MONTHS
from pipeline.coding.gazetteer import Gazetteer
from pipeline.coding.lexicon import Lexicon, Role
from pipeline.coding.matches import Senses
from pipeline.coding.tokens import Token, unit


@dataclass(slots=True, unsafe_hash=True)
class Who:
    """One actor, as far as the words say; never changed once it is made (a frozen class would take three times as long to make)."""

    actor: str | None
    level: str = "unspecified"
    person: str | None = None
    start: int = 0
    end: int = 0
    own: bool = True
    """False for parliaments, parties, courts: their words bind nobody"""
    former: bool = False
    named: bool = False
    """whether a person is named, known or not"""

    def at(self, start: int, end: int) -> "Who":
        """Return the same actor, meant by the words at [start, end)."""
        return Who(self.actor, self.level, self.person, start, end, self.own, self.former, self.named)


@dataclass(slots=True)
class Mention:
    """A noun phrase for one or several actors."""

    kind: str
    """named, generic (an office without a name), pronoun, group (unnamed), people, bloc"""
    start: int
    end: int
    who: tuple[Who, ...] = ()
    role: Role | None = None
    word: str = ""
    place: bool = False
    """a capital or a seat: a place unless it does something"""
    possessor: bool = False
    """followed by a possessive"""
    name: str = ""
    """family name of somebody whose office the words before give, and whose country only the text around"""
    name_start: int = 0
    """where the name begins"""
    owned: bool = False
    """opened by "its", "their": of somebody just named"""
    both: bool = False
    """opened by "both": two who were named"""

    def meaning(self, who: Iterable[Who]) -> "Mention":
        """Return the same words, with the actors that they refer to."""
        start, end = self.start, self.end
        return Mention(
            self.kind, start, end, tuple([one.at(start, end) for one in who]), self.role, self.word, self.place, self.possessor,
            self.name, self.name_start, self.owned, self.both,
        )  # fmt: skip


@dataclass(slots=True)
class ElectionPhrase:
    """A noun phrase for an election."""

    country: str | None = None
    office: str | None = None
    year: int | None = None
    national: bool = True
    past: bool = False
    """of an earlier time (the previous election, last year's)"""
    month: int | None = None
    anew: bool = False
    """a fresh one"""
    definite: bool = False
    """one that was or will be held ("the vote", "Kenya's elections"), not elections as such ("free and fair elections")"""
    fresh: bool = False
    """of these days ("Sunday's election")"""
    proper: bool = False
    """said to be of a nation: by its office, or "national", "general" """
    own: bool = False
    """of somebody else in the sentence ("Kenya, which held its own election")"""


class MentionBuilder:
    """Builds the mentions and election phrases of a sentence."""

    def __init__(self, gazetteer: Gazetteer, lexicon: Lexicon) -> None:
        self._g = gazetteer
        self._modifiers, self._fields = lexicon.sets["roles.modifiers"], lexicon.words["fields"]
        self._honorifics = lexicon.sets["roles.honorifics"]
        self._suffixes = lexicon.sets["roles.blocking_suffixes"]
        self._prefixes = lexicon.sets["roles.blocking_prefixes"]
        self.former = lexicon.sets["roles.former"]
        self._treaties = lexicon.sets["roles.treaties"]
        self._between = lexicon.sets["elections.modifiers"]
        self.day: date | None = None
        self.known: set[str] = set()
        """persons whose full name has stood in the text"""
        self.pending: dict[str, Role] = {}
        """family names of office holders whose country is still to be found → their office"""
        self.full: set[str] = set()
        """names in full of persons that only this text knows"""
        self.local: dict[str, Who] = {}
        """family names of persons that only this text knows → who they are"""

    def build(self, text: str, tokens: list[Token], senses: frozenset[str]) -> list[Token]:
        """Return the tokens with mentions (cls M) and election phrases (cls E) each as one token; `senses` are those that they have."""
        if "election" in senses:
            tokens = self._elections(tokens)
        if "actor" in senses:
            tokens = _with_acronyms(tokens)
        out: list[Token] = []
        places: list[int] = []
        after = 0
        for at in [number for number, token in enumerate(tokens) if token.word.opens]:
            if at < after or (tokens[at].cls == "determiner" and self._headless(tokens, at)):
                continue
            mention, end = self._mention(text, tokens, at)
            if mention is not None:
                if len(mention.who) == 1 and mention.who[0].level.startswith("mission"):
                    self._led_by(text, tokens, mention.who[0].actor, end)
                out += tokens[after:at]
                places.append(len(out))
                out.append(unit(mention.start, mention.end, "M", tokens[at].senses, mention))
                after = end
        out += tokens[after:]
        return self._lists(out, places) if len(places) > 1 else out

    def _led_by(self, text: str, tokens: list[Token], actor: str | None, at: int) -> None:
        """Remember who leads a mission: "the AU mission, led by Ann Other, …", so that what she says below is the mission's."""
        at += at < len(tokens) and tokens[at].low == ","
        if actor is None or at + 2 >= len(tokens) or tokens[at].low not in LEADING or tokens[at + 1].low != "by":
            return
        first = self._past_honorifics(tokens, at + 2)
        if first >= len(tokens) or not text[tokens[first].start].isupper() or tokens[first].cls not in ("w", "adverb"):
            return
        end = self._name_end(text, tokens, first)
        last = tokens[end - 1]
        if end - first >= 2 and not tokens[first].senses.keys() & {"actor", "demonym", "role"}:
            self.local[last.low] = Who(actor, "mission_head", None, tokens[first].start, last.end, named=True)
            self.full.add(" ".join(token.low for token in tokens[first:end]))

    def _headless(self, tokens: list[Token], at: int) -> bool:
        """Say whether a determiner stands before what can be no mention, as most do: "the vote"."""
        if "alone" in tokens[at].word.marks or at + 1 == len(tokens):
            return False
        following = tokens[at + 1]
        return not (following.word.opens or following.low.isdigit())

    # -- election phrases -------------------------------------------------------------------------------------------------------------

    def _elections(self, tokens: list[Token]) -> list[Token]:
        out: list[Token] = []
        after = 0
        for at in [number for number, token in enumerate(tokens) if "election" in token.senses]:
            token = tokens[at]
            if at < after or "phrase" in token.senses or self._is_role_part(tokens, at):
                continue
            out += tokens[after:at]
            first, phrase = self._leftwards(out, token)
            after = self._rightwards(tokens, at, phrase)
            start = out[first].start if first < len(out) else token.start
            phrase.definite = self._definite(out[:first], out[first:], token, tokens[at + 1 : after], phrase)
            phrase.proper = bool(phrase.office) or any(word.low in _NATIONWIDE for word in out[first:]) or token.low in _NATIONWIDE
            del out[first:]
            out.append(unit(start, tokens[after - 1].end, "E", token.senses, phrase, token.low, token.word))
        return out + tokens[after:]

    def _definite(self, out: list[Token], before: list[Token], noun: Token, behind: list[Token], phrase: ElectionPhrase) -> bool:
        """Say whether a phrase is of one election: by article, office, date or place; elections as such have none."""
        if phrase.year or phrase.month or phrase.fresh or phrase.past or not noun.low.endswith("s"):
            return True
        wished = any("eval" in token.senses or token.low in _TO_COME for token in before) or (
            bool(out) and (out[-1].low in _TO_COME or "eval" in out[-1].senses)
        )
        if wished and not any(token.cls == "poss" for token in before):
            return False
        return bool(phrase.office) or any(token.cls in ("determiner", "poss") for token in before) or phrase.country is not None

    def _is_role_part(self, tokens: list[Token], at: int) -> bool:
        """Say whether the noun only qualifies another ("election observers", "vote count" are senses of their own; "election commission")."""  # noqa: E501
        nxt = tokens[at + 1] if at + 1 < len(tokens) else None
        return nxt is not None and "role" in nxt.senses and nxt.start - tokens[at].end == 1 and nxt.low != "officials"

    def _leftwards(self, out: list[Token], noun: Token) -> tuple[int, ElectionPhrase]:
        national, office = noun.senses["election"][0]
        phrase = ElectionPhrase(office=office, national=national)
        at = len(out)
        while at > 0 and len(out) - at < 8:
            token = out[at - 1]
            if token.low.isdigit() and len(token.low) == 4 and token.low[:2] in ("19", "20"):
                phrase.year = int(token.low)
            elif token.low == "own":
                phrase.own = True
            elif token.low in ("fresh", "new", "repeat", "another"):
                phrase.anew = True
            elif token.low == "last" and at < len(out) and out[at].low in ("year", "year's") and self.day is not None:
                phrase.year = self.day.year - 1
            elif token.low in ("last", "previous", "past", "earlier") and token.low != "past":
                phrase.past = token.low in ("previous", "earlier")
            elif "eval" in token.senses and not self._owned_before(out, at):
                # "spoke of a peaceful and transparent poll": the judgement stays one.
                break
            elif token.low in self._between or _day_of_month(token.low):
                phrase.fresh = phrase.fresh or token.low.removesuffix("'s") in _DAYS
                phrase.month = phrase.month or MONTHS.get(token.low)
                if token.low in ("parliamentary", "legislative", "general"):
                    phrase.office = "LEG"
                elif token.low == "presidential":
                    phrase.office = "PRES"
            elif token.cls == "determiner":
                if token.low == "its":
                    phrase.country = self._owner_before(out[: at - 1])
                at -= 1
                break
            elif token.cls == "poss" and at >= 2 and self._country(out[at - 2]):
                phrase.country = self._country(out[at - 2])
                at -= 2
                break
            elif token.cls == "poss" and at >= 2 and (state := self._state_of(out[at - 2])) is not None:
                # "Museveni's re-election"
                phrase.country = state
                at -= 2
                break
            elif token.cls == "poss" and at >= 2 and out[at - 2].low in _SOCIETIES:
                # "the chess federation's election"
                phrase.national = False
                break
            elif "demonym" in token.senses or ("actor" in token.senses and self._country(token)):
                phrase.country = phrase.country or self._country(token)
            elif "election" in token.senses and token.cls == "E":
                phrase.country = phrase.country or token.data.country
                phrase.year = phrase.year or token.data.year
            else:
                break
            at -= 1
        return at, phrase

    def _owner_before(self, before: list[Token]) -> str | None:
        """Return whose "its election" is: the state named last, not one that only describes a noun ("US criticism of its election")."""
        for number in range(len(before) - 1, -1, -1):
            token, following = before[number], before[number + 1] if number + 1 < len(before) else None
            if "actor" not in token.senses or (following is not None and following.cls in ("w", "poss") and not following.word.verbal):
                continue
            return self._country(token)
        return None

    def _state_of(self, token: Token) -> str | None:
        """Return the state in which a person that a token names holds, or will soon hold, an office."""
        if not {"person", "surname"} & token.senses.keys():
            return None
        person = self._person(token, with_office=True)
        tenure = self._g.tenure_at(person, self.day)[0] if person is not None else None
        return self._g.state_of(tenure.actor_id) if tenure is not None and self._g.is_state(tenure.actor_id) else None

    def _owned_before(self, out: list[Token], at: int) -> bool:
        """Say whether a country stands before the judging words that end at a place: "Kenya's peaceful election"."""
        number = at - 1
        while number >= 0 and ("eval" in out[number].senses or out[number].low in ("and", ",") or out[number].cls == "adverb"):
            number -= 1
        return number >= 0 and (out[number].cls == "poss" or bool({"demonym", "actor"} & out[number].senses.keys()))

    def _rightwards(self, tokens: list[Token], at: int, phrase: ElectionPhrase) -> int:
        """Read "in Kazakhstan", "of 2022", "in November 2022" after the noun."""
        after = at + 1
        if self._to_a_post(tokens, after):
            phrase.national = False
            return after
        if phrase.country is None and after < len(tokens) and tokens[after].low == "as":
            # "his re-election as President of the Republic of Kenya"
            behind = _phrase(tokens[after + 1 : after + 9])
            phrase.country = next((c for t in behind if (c := self._country(t))), None)
            if phrase.country is not None and any(t.low == "president" for t in behind):
                phrase.office = phrase.office or "PRES"
        if phrase.country is None and after + 2 < len(tokens) and tokens[after].cls == "w" and tokens[after + 1].low == "in":
            # "electoral integrity in Georgia"
            phrase.country = self._country(tokens[after + 2])
        if phrase.country is None and after + 1 < len(tokens) and tokens[after].low == "of":
            # "the re-election of Yoweri Museveni"
            phrase.country = self._state_of(tokens[after + 1])
        while after + 1 < len(tokens) and tokens[after].low in ("in", "of", "on", "for"):
            ahead = after + 1
            if ahead + 1 < len(tokens) and tokens[ahead].low == "the":
                ahead += 1
            ahead = self._past_office(tokens, after, ahead)
            country = self._country(tokens[ahead])
            if (
                country
                and not ("demonym" in tokens[ahead].senses and "actor" not in tokens[ahead].senses)
                and tokens[after].low != "on"
                and phrase.country is None
            ):
                following = tokens[ahead + 1] if ahead + 1 < len(tokens) else None
                if following is not None and (following.cls == "poss" or "role" in following.senses):
                    break
                phrase.country = country
                after = ahead + 1
                continue
            year = next(
                (t.low for t in tokens[ahead : ahead + 3] if t.low.isdigit() and len(t.low) == 4 and t.low[:2] in ("19", "20")), None
            )
            if year and phrase.year is None:
                phrase.year = int(year)
            if phrase.month is None:
                phrase.month = next((month for t in tokens[ahead : ahead + 2] if (month := MONTHS.get(t.low))), None)
            break
        if phrase.year is None and self.day is not None and [t.low for t in tokens[after : after + 2]] == ["last", "year"]:
            phrase.year = self.day.year - 1
        self._held(tokens, after, phrase)
        return after

    def _past_office(self, tokens: list[Token], after: int, ahead: int) -> int:
        """Return the number of the country in "election of the President of the Republic of Uzbekistan"."""
        if tokens[after].low not in ("of", "for") or "role" not in tokens[ahead].senses:
            return ahead
        for number in range(ahead + 1, min(ahead + 6, len(tokens))):
            if "actor" in tokens[number].senses:
                return number
            if tokens[number].low not in ("of", "the", "republic", "federal", "islamic", "democratic", "kingdom", "to", "parliament"):
                return ahead
        return ahead

    def _held(self, tokens: list[Token], at: int, phrase: ElectionPhrase) -> None:
        """Read ", which was held on 19 December 2018", "held in the country on 8 February" after the noun."""
        behind = tokens[at : at + 14]
        if phrase.country is None and len(behind) > 2 and behind[0].low in ("that", "which") and behind[2].low in _HOLDING:
            phrase.country = self._country(behind[1])
        held = next((n for n, token in enumerate(behind[:5]) if token.low in ("held", "took", "conducted", "organised", "organized")), None)
        if held is None:
            return
        for number in range(held + 1, len(behind)):
            low = behind[number].low
            if low in (";", ")", "and", "but") or behind[number].cls in ("quote", "relative"):
                return
            if phrase.year is None and low.isdigit() and len(low) == 4 and low[:2] in ("19", "20"):
                phrase.year = int(low)
            if phrase.month is None and low in MONTHS:
                phrase.month = MONTHS[low]
            if phrase.country is None and behind[number - 1].low in ("in", "the"):
                phrase.country = self._country(behind[number])

    def _to_a_post(self, tokens: list[Token], at: int) -> bool:
        """Say whether an election is one to a council, a committee, a post: "Brazil's election to the UN Security Council"."""
        if at >= len(tokens) or tokens[at].low not in ("to", "as"):
            return False
        first = tokens[at + 1] if at + 1 < len(tokens) else None
        if first is None or (tokens[at].low == "to" and not (first.cls == "determiner" or {"actor", "role"} & first.senses.keys())):
            return False
        if first.word.verbal:
            # "the election as proclaimed by the Constitutional Council"
            return False
        ahead = _phrase(tokens[at + 1 : at + 12])
        if tokens[at].low == "as" and any(token.low in _SOCIETIES or token.low in ("ruling", "bank") for token in ahead):
            return True
        posts = {
            "council",
            "committee",
            "board",
            "judge",
            "chair",
            "chairman",
            "chairperson",
            "secretary-general",
            "director-general",
            "director",
            "expert",
            "rapporteur",
            "commission",
            "tribunal",
            "court",
        }
        return any(
            posts.intersection(token.low.split())
            or (
                "role" in token.senses
                and any(role.level.startswith("organisation") for role in token.senses["role"])
                and tokens[at].low == "as"
            )
            or any(self._g.kind.get(actor) == "organ" for actor, _ in token.senses.get("actor", ()))
            for token in ahead
        )

    def countries_of(self, senses: Senses) -> list[str]:
        """Return the countries that an expression outside prose names: in a dateline, a capital or a country."""
        named = (*(actor for actor, _ in senses.get("actor", ())), *senses.get("capital", ()))
        return [actor for actor in named if self._g.is_state(actor)][:1]

    def _country(self, token: Token) -> str | None:
        for actor, _ in token.senses.get("actor", ()):
            if self._g.is_state(actor):
                return actor
        for actor in (*token.senses.get("demonym", ()), *token.senses.get("capital", ())):
            if self._g.is_state(actor):
                return actor
        return None

    # -- mentions ---------------------------------------------------------------------------------------------------------------------

    def _mention(self, text: str, tokens: list[Token], at: int) -> tuple[Mention | None, int]:
        """Build the mention that begins at a token; return it with the number of the token after it."""
        start, former = at, False
        token = tokens[at]
        if (token.cls == "pronoun" and "actor" not in token.senses) or (token.low == "her" and self._alone(tokens, at)):
            return Mention("pronoun", token.start, token.end, word=token.low), at + 1
        if token.low in ("both", "neither") and self._for_two(tokens, at):
            return Mention("pronoun", token.start, token.end, word=token.low), at + 1
        if (
            not token.senses
            and token.cls not in ("determiner",)
            and token.low not in self._modifiers
            and token.low not in self._honorifics
            and not text[token.start].isupper()
        ):
            return None, at
        # Determiners, modifiers and honorifics before the head.
        count = len(tokens)
        while at < count and at - start < 5:
            token = tokens[at]
            if "former" in token.senses:
                former = True
            elif not (token.cls == "determiner" or token.low in self._modifiers or token.low in self._honorifics) or "role" in token.senses:
                break
            elif token.low in self._honorifics and at + 1 < count and tokens[at + 1].low == ".":
                at += 1
            at += 1
        if at >= count:
            return None, start
        mention, after = self._head(text, tokens, at, start)
        if mention is None:
            return None, start
        if after < len(tokens) and tokens[after].cls == "poss":
            mention, after = self._spoken_for(text, tokens, mention, after)
        mention.start = tokens[start].start
        mention.both = tokens[start].low == "both" and mention.kind == "generic"
        mention.owned = mention.kind == "generic" and (
            tokens[start].low in ("its", "their") or (tokens[start].low in ("his", "her") and _of_mission(mention))
        )
        if len(mention.who) == 1 and mention.who[0].named and mention.who[0].actor and " " in token.low and "person" in token.senses:
            self.local.setdefault(token.low.rpartition(" ")[2], mention.who[0])
        if former or (at > 0 and "former" in tokens[at - 1].senses):
            mention.who = tuple(replace(who, former=True, level="former_official") for who in mention.who)
        mention.possessor = after < len(tokens) and tokens[after].cls == "poss"
        return mention, after

    def _spoken_for(self, text: str, tokens: list[Token], mention: Mention, at: int) -> tuple[Mention, int]:
        """Read "President Ndlovu's spokesman, Ann Other,": who speaks for a leader speaks for his state."""
        if at + 1 >= len(tokens) or len(mention.who) != 1 or not mention.who[0].named:
            return mention, at
        actor, roles = mention.who[0].actor, tokens[at + 1].senses.get("role", ())
        if actor is None or mention.who[0].former or all(role.level != "spokesperson" for role in roles):
            return mention, at
        spoken, end = self._from_role(text, tokens, at + 1, actor)
        if spoken is None:
            return mention, at
        spoken.start = mention.start
        spoken.who = tuple(replace(who, start=min(who.start, mention.start)) for who in spoken.who)
        return spoken, end

    def _for_two(self, tokens: list[Token], at: int) -> bool:
        """Say whether "both" or "neither" stands for two who were named: no "nor" follows, no verb goes before, one comes behind."""
        if at + 1 >= len(tokens) or (tokens[at].low == "neither" and any(other.low == "nor" for other in tokens[at + 1 : at + 9])):
            return False
        if at > 0 and (tokens[at - 1].cls in ("have", "be", "do", "adverb") or tokens[at - 1].low in ("far", "yet")):
            return False
        return self._predicated(tokens[at + 1])

    def _predicated(self, token: Token) -> bool:
        """Say whether a verb follows "both" or "neither", so that the word stands for two who were named."""
        if token.cls in ("have", "be", "do", "modal"):
            return True
        acts = (spec.form in ("ed", "s", "base") and spec.pos == "verb" for spec in token.senses.get("act", ()))
        return any(acts) or any(form in ("ed", "s", "base") for _, form in token.senses.get("speech", ()))

    def _alone(self, tokens: list[Token], at: int) -> bool:
        """Say whether "her" stands for a person and opens no noun phrase."""
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        return following is None or following.cls in ("punct", "preposition", "coordinator", "quote", "subordinator")

    def _head(self, text: str, tokens: list[Token], at: int, start: int) -> tuple[Mention | None, int]:
        token = tokens[at]
        senses = token.senses
        if token.low.isdigit():
            head = at + 1 + (at + 1 < len(tokens) and tokens[at + 1].low in ("other", "more", "further", "member"))
            if head < len(tokens) and "grouphead" in tokens[head].senses and not self._of_names(tokens, head):
                return Mention("group", token.start, tokens[head].end, word=tokens[head].low), head + 1
        if "quantifier" in senses or "grouphead" in senses:
            group = self._group(tokens, at)
            if group:
                return group
        if "actor" in senses or "capital" in senses or "seat" in senses:
            return self._from_actor(text, tokens, at)
        if "demonym" in senses:
            return self._from_demonym(text, tokens, at)
        if "bloc" in senses and (start < at or token.low.startswith("the ")):
            return Mention("bloc", token.start, token.end, word=token.low), at + 1
        if token.low == "opposition" and at + 1 < len(tokens) and tokens[at + 1].low == "to":
            # "expressed resolute opposition to this"
            return None, start
        if "role" in senses:
            return self._from_role(text, tokens, at, None)
        if "person" in senses or "surname" in senses or ("commonname" in senses and self._common_allowed(tokens, at, start)):
            mention, end = self._from_person(text, tokens, at)
            if mention is not None or "person" in senses:
                return mention, end
        if "object" in senses and "people" in senses["object"]:
            return Mention("people", token.start, token.end, word=token.low), at + 1
        if text[token.start].isupper() and token.cls in ("w", "adverb") and senses.keys() <= _NAME_SENSES:
            return self._unknown_name(text, tokens, at)
        return None, start

    def _group(self, tokens: list[Token], at: int) -> tuple[Mention, int] | None:
        """Read "many leaders", "several Western governments", "the international community"."""
        end = at
        quantified = False
        while end < len(tokens) and "quantifier" in tokens[end].senses:
            quantified = True
            end += 1
        if end == len(tokens) or "grouphead" not in tokens[end].senses:
            return None
        if self._of_names(tokens, end):
            return self._of_organisation(tokens, at, end) if quantified else None
        if tokens[at].low in ("two", "both") and (at == 0 or tokens[at - 1].low in ("the", "our", "their") or tokens[at].low == "both"):
            # "The two leaders agreed": those just spoken of, the host's among them.
            return Mention("generic", tokens[at].start, tokens[end].end, word=tokens[end].low), end + 1
        if quantified or " " in tokens[end].low:
            return Mention("group", tokens[at].start, tokens[end].end, word=tokens[end].low), end + 1
        return None

    def _of_organisation(self, tokens: list[Token], at: int, head: int) -> tuple[Mention, int] | None:
        """Read "thirteen members of the European Union": some of it, not the organisation."""
        named = head + 2 + (tokens[head + 2].cls == "determiner")
        found = self._actor_at(tokens[named])
        if found is None or self._g.is_state(found[0]):
            return None
        return Mention("group", tokens[at].start, tokens[named].end, word=tokens[head].low), named + 1

    def _of_names(self, tokens: list[Token], at: int) -> bool:
        """Say whether "of" and a name follow: the leaders of China, Cuba and Russia are named; missions in a country are not."""
        if at + 2 >= len(tokens) or tokens[at + 1].low not in ("of", "from", "in"):
            return False
        if tokens[at + 1].low == "in" and tokens[at].low.rpartition(" ")[2] in (
            "missions",
            "embassies",
            "ambassadors",
            "diplomats",
            "envoys",
        ):
            return False
        ahead = at + 2 + (tokens[at + 2].cls == "determiner")
        return ahead < len(tokens) and bool({"actor", "capital", "seat"} & tokens[ahead].senses.keys())

    def _actor_at(self, token: Token) -> tuple[str, bool] | None:
        """Return the actor of a name and whether the name is only a place."""
        if "actor" in token.senses:
            return min(token.senses["actor"], key=lambda pair: (not self._g.is_state(pair[0]), pair[0]))[0], False
        if "seat" in token.senses:
            return token.senses["seat"][0], True
        if "capital" in token.senses:
            return token.senses["capital"][0], True
        return None

    def _blocked(self, tokens: list[Token], at: int, after: int) -> bool:
        """Say whether the name only qualifies: "US-led", "pro-Moscow", "Vienna-based"."""
        if (
            after + 1 < len(tokens)
            and tokens[after].low in "-–"
            and tokens[after + 1].low in self._suffixes
            and tokens[after].start == tokens[after - 1].end
        ):
            return True
        if "capital" in tokens[at].senses and after < len(tokens) and tokens[after].low in self._treaties:
            # "the Minsk Protocol" is no word of those who sit there.
            return True
        return at >= 2 and tokens[at - 1].low in "-–" and tokens[at - 2].low in self._prefixes

    def _from_actor(self, text: str, tokens: list[Token], at: int) -> tuple[Mention | None, int]:
        found = self._actor_at(tokens[at])
        if found is None:
            return None, at
        actor, place = self._g.speaking_as(found[0]), found[1]
        after = at + 1
        # "the OSCE's Office … (OSCE ODIHR)", "European Union (EU)": the same body said twice.
        while after < len(tokens):
            step = 0
            if (tokens[after].low in ("(", "/") and after + 1 < len(tokens)) or (
                tokens[after].cls == "poss"
                and after + 1 < len(tokens)
                and (owned := self._actor_at(tokens[after + 1])) is not None
                and not self._g.is_state(owned[0])
            ):
                step = 1
            if step and self._acronym(text, tokens, after):
                after += 3
                continue
            nxt = self._actor_at(tokens[after + step]) if after + step < len(tokens) else None
            if nxt is None or self._g.is_state(nxt[0]) or "actor" not in tokens[after + step].senses:
                break
            related = nxt[0] == actor or self._g.parent.get(nxt[0]) == actor or self._g.parent.get(actor) == nxt[0]
            if not related:
                break
            if self._g.parent.get(nxt[0]) == actor:
                actor = nxt[0]
            after += step + 1
            if step and after < len(tokens) and tokens[after].low == ")":
                after += 1
        if self._blocked(tokens, at, after):
            return None, at
        if after < len(tokens) and tokens[after].low in _BLOCS and not self._g.is_state(actor):
            # "the ECOWAS bloc"
            after += 1
        base = Mention("named", tokens[at].start, tokens[after - 1].end, place=place)
        level = self._level_of(actor)
        if level == "mission":
            base.word = text[base.start : base.end].lower()
        base.who = (Who(actor, level, start=tokens[at].start, end=tokens[after - 1].end),)
        if place and at and tokens[at - 1].low in ("in", "from") and after < len(tokens) and tokens[after].cls != "poss":
            # "In Washington President Joe Biden said"
            return base, after
        headed = self._headed(text, tokens, base, after)
        if headed is not None:
            return headed
        ahead = after
        if ahead < len(tokens) and tokens[ahead].cls == "poss":
            ahead += 1
        skipped = ahead
        while (
            ahead < len(tokens)
            and ahead - skipped < 3
            and (tokens[ahead].low in self._modifiers or "former" in tokens[ahead].senses)
            and "role" not in tokens[ahead].senses
        ):
            ahead += 1
        ahead = self._before_minister(tokens, ahead)
        if ahead < len(tokens) and self._g.organisation(actor) and tokens[ahead].low in _MEMBERS:
            return Mention("group", base.start, tokens[ahead].end, word=tokens[ahead].low), ahead + 1
        if ahead < len(tokens):
            former = any("former" in token.senses for token in tokens[skipped:ahead])
            if "role" in tokens[ahead].senses:
                mention, end = self._from_role(text, tokens, ahead, actor)
                if mention is not None:
                    mention.start = base.start
                    mention.who = tuple(
                        replace(who, start=min(who.start, tokens[at].start), former=who.former or former) for who in mention.who
                    )
                    return mention, end
            persons = "person" in tokens[ahead].senses or "surname" in tokens[ahead].senses
            if persons and (ahead > after or not place) and ahead == skipped:
                mention, end = self._from_person(text, tokens, ahead)
                if mention is not None:
                    mention.start = base.start
                    return mention, end
            people = "object" in tokens[ahead].senses and "people" in tokens[ahead].senses["object"]
            if people:
                return Mention(
                    "people",
                    base.start,
                    tokens[ahead].end,
                    word=tokens[ahead].low,
                    who=(Who(actor, start=base.start, end=tokens[ahead].end),),
                ), ahead + 1
        return base, after

    def _headed(self, text: str, tokens: list[Token], base: Mention, at: int) -> tuple[Mention, int] | None:
        """Read "the OAS secretary-general, Luis Almagro,": an organ's name and the person who is it."""
        if at + 1 >= len(tokens) or tokens[at].low != "," or "person" not in tokens[at + 1].senses:
            return None
        person = self._person(tokens[at + 1])
        actor = self._tenure_actor(person) if person is not None else None
        if person is None or actor is None or actor != base.who[0].actor or self._g.is_state(actor):
            return None
        tenure, _ = self._g.tenure_at(person, self.day)
        level = _LEVELS.get(tenure.office, "organisation_head") if tenure is not None else "organisation_head"
        end = at + 2 + (at + 2 < len(tokens) and tokens[at + 2].low == ",")
        who = Who(actor, level, person, base.start, tokens[at + 1].end, named=True)
        return Mention("named", base.start, tokens[at + 1].end, (who,)), end

    def _acronym(self, text: str, tokens: list[Token], at: int) -> bool:
        """Say whether brackets only give the letters a name goes by: "Election Observation Mission (EOM)"."""
        return (
            at + 2 < len(tokens)
            and tokens[at + 2].low == ")"
            and text[tokens[at + 1].start : tokens[at + 1].end].isupper()
            and "actor" not in tokens[at + 1].senses
        )

    def _level_of(self, actor: str) -> str:
        kind = self._g.kind.get(actor)
        if kind in ("state", "entity"):
            return "government"
        if self._g.is_mission(actor):
            return "mission"
        if kind in ("organisation", "organ"):
            return "organisation_organ"
        return "unspecified"

    def _from_demonym(self, text: str, tokens: list[Token], at: int) -> tuple[Mention | None, int]:
        actor = tokens[at].senses["demonym"][0]
        ahead = at + 1
        if self._blocked(tokens, at, ahead) or self._of_a_people(tokens, at, actor):
            return None, at
        steps = 0
        while (
            ahead < len(tokens)
            and steps < 3
            and (tokens[ahead].low in self._modifiers or "former" in tokens[ahead].senses or tokens[ahead].low == "federal")
            and "role" not in tokens[ahead].senses
        ):
            ahead, steps = ahead + 1, steps + 1
        former = any("former" in token.senses for token in tokens[at + 1 : ahead])
        ahead = self._before_minister(tokens, ahead)
        if ahead < len(tokens):
            token = tokens[ahead]
            if "role" in token.senses:
                mention, end = self._from_role(text, tokens, ahead, actor)
                if mention is not None:
                    mention.start = tokens[at].start
                    mention.who = tuple(
                        replace(who, start=min(who.start, mention.start), former=who.former or former) for who in mention.who
                    )
                    return mention, end
            if "person" in token.senses or "surname" in token.senses:
                mention, end = self._from_person(text, tokens, ahead)
                if mention is not None:
                    mention.start = tokens[at].start
                    return mention, end
            if "object" in token.senses and "people" in token.senses["object"]:
                return Mention(
                    "people", tokens[at].start, token.end, word=token.low, who=(Who(actor, start=tokens[at].start, end=token.end),)
                ), ahead + 1
        if ahead == at + 1 and ahead < len(tokens) and self._carries_words(tokens[ahead]):
            who = (Who(self._g.speaking_as(actor), self._level_of(actor), start=tokens[at].start, end=tokens[at].end),)
            return Mention("named", tokens[at].start, tokens[at].end, who, possessor=True), at + 1
        the_people = (
            at > 0
            and tokens[at - 1].low == "the"
            and (ahead >= len(tokens) or tokens[ahead].cls in ("preposition", "punct", "relative", "have", "be", "modal", "coordinator"))
        )
        if (tokens[at].low.endswith("s") or the_people) and ahead == at + 1:
            return Mention(
                "people",
                tokens[at].start,
                tokens[at].end,
                word=tokens[at].low,
                who=(Who(actor, start=tokens[at].start, end=tokens[at].end),),
            ), at + 1
        return None, at

    @staticmethod
    def _of_a_people(tokens: list[Token], at: int, actor: str) -> bool:
        """Say whether two states' words stand side by side: "the Bosnian Serb leader" speaks for neither."""
        before, following = tokens[at - 1] if at else None, tokens[at + 1] if at + 1 < len(tokens) else None
        return any(
            other is not None and actor not in other.senses.get("demonym", (actor,)) and abs(other.start - tokens[at].start) < 24
            for other in (before, following)
        )

    def _carries_words(self, token: Token) -> bool:
        """Say whether a noun is something said or sent: "the Norwegian statement", "Russian congratulations"."""
        return "channel" in token.senses or any(spec.pos == "noun" for spec in token.senses.get("act", ()))

    def _role_of(self, token: Token, actor: str | None) -> Role:
        """Choose among the offices that a word can name: a chief of a state is none of an organisation."""
        roles = token.senses["role"]
        if len(roles) == 1:
            return roles[0]
        if actor is None or self._g.is_state(actor):
            fitting = (role for role in roles if not role.level.startswith(("organisation", "mission")))
            return next(fitting, roles[-1])
        kinds = ("mission", "organisation") if self._g.is_mission(actor) else ("organisation", "mission")
        return next((role for kind in kinds for role in roles if role.level.startswith(kind)), roles[0])

    def _from_role(self, text: str, tokens: list[Token], at: int, actor: str | None) -> tuple[Mention | None, int]:
        role = self._role_of(tokens[at], actor)
        end = at + 1
        first = tokens[at].start
        owners: list[tuple[str, int, int]] = [(actor, first, tokens[at].end)] if actor else []
        # A second office after the first: "foreign ministry spokesperson", "President and Commander-in-Chief" only by patterns.
        while end < len(tokens) and "role" in tokens[end].senses and tokens[end].start - tokens[end - 1].end <= 1 and not role.plural:
            role = self._role_of(tokens[end], actor)
            end += 1
        if role.level in _MINISTERS:
            end = self._behind_minister(tokens, end)
        if not owners and not (role.level == "ambassador" and end < len(tokens) and tokens[end].low in ("in", "at")):
            # An envoy in a capital is another state's.
            shared = end + 2 if end + 2 < len(tokens) and tokens[end].low == "and" and tokens[end + 1].low in _PEOPLES else end
            owners, after = self._owners(tokens, shared)
            # "the Government and people of India"
            end = after if owners else end
            if owners:
                role = self._role_of(tokens[at], owners[0][0]) if end > at + 1 and len(tokens[at].senses["role"]) > 1 else role
        if actor and not self._g.is_state(actor) and end + 1 < len(tokens) and tokens[end].low in ("for", "of", "to", "on"):
            end = self._portfolio(tokens, end)
        if owners and end < len(tokens) and end > at + 1:
            # "the heads of the African Union and ECOWAS observation missions", "the head of the EU mission"
            adjacent = tokens[end].start - tokens[end - 1].end == 1
            missions = next((r for r in tokens[end].senses.get("role", ()) if r.level == "mission"), None)
            if missions is not None and adjacent:
                role, end = (role if role.level == "mission_head" and not role.plural else missions), end + 1
            elif adjacent and any(r.level in ("ambassador", "ministry") and r.own for r in tokens[end].senses.get("role", ())):
                # "a spokeswoman for the US embassy"
                end += 1
        if len(owners) > 1:
            who = tuple(self._office(role, owner, start, stop) for owner, start, stop in owners)
            return Mention("named", first, tokens[end - 1].end, who, role, tokens[at].low), end
        owner = owners[0][0] if owners else None
        if owner is not None and role.level == "mission" and end + 1 < len(tokens) and tokens[end].cls == "poss":
            # "the AU mission's head, Ernest Bai Koroma,"
            second = next((r for r in tokens[end + 1].senses.get("role", ()) if r.level == "mission_head"), None)
            role, end = (second, end + 2) if second is not None else (role, end)
        if owner is not None and role.level == "organisation_head" and tokens[at].low in _IN_TURN:
            head = self._head_of_its_own(text, tokens, end)
            if head is not None:
                return head
        persons, end = self._names_after(text, tokens, end, role, owner)
        if persons:
            return Mention("named", first, tokens[end - 1].end, tuple(persons), role, tokens[at].low), end
        governed = "of" in (tokens[at - 1].low, tokens[at - 2].low) if at > 1 else False
        known = self._known_holder(tokens, end, role) if owner is None and not governed else None
        if known is not None:
            who = known.at(first, tokens[end + 1].end)
            return Mention("named", first, who.end, (who,), role, tokens[at].low), end + 2 + (tokens[end + 2].low == ",")
        if owner is None:
            after = self._stranger(text, tokens, end, role)
            name = tokens[after - 1].low if after > end else ""
            begins = tokens[end].start if name else 0
            return Mention("generic", first, tokens[after - 1].end, (), role, tokens[at].low, name=name, name_start=begins), after
        return Mention(
            "named", first, tokens[end - 1].end, (self._office(role, owner, first, tokens[end - 1].end),), role, tokens[at].low
        ), end

    def _head_of_its_own(self, text: str, tokens: list[Token], at: int) -> tuple[Mention, int] | None:
        """Read "the current chair of the bloc, President Ndlovu,": who heads a state speaks for it first of all."""
        if at + 2 >= len(tokens) or tokens[at].low != "," or "role" not in tokens[at + 1].senses:
            return None
        mention, end = self._mention(text, tokens, at + 1)
        if mention is None or len(mention.who) != 1 or mention.role is None or not mention.role.level.startswith("head_of"):
            return None
        if mention.who[0].person is None or end >= len(tokens) or tokens[end].low != ",":
            return None
        return mention, end + 1

    def _known_holder(self, tokens: list[Token], at: int, role: Role) -> Who | None:
        """Return who "the UN chief, António Guterres," is: an office without a state or body, and a known person who holds one like it."""
        if at + 2 >= len(tokens) or tokens[at].low != "," or "person" not in tokens[at + 1].senses or not role.own or role.plural:
            return None
        if tokens[at + 2].low not in (",", ".", ")", "”", '"'):
            return None
        person = self._person(tokens[at + 1])
        tenure, current = self._g.tenure_at(person, self.day) if person is not None else (None, False)
        if person is None or tenure is None or not current:
            return None
        level = _LEVELS.get(tenure.office, "unspecified")
        fits = level == role.level or (role.level.startswith("head_of") and level.startswith("head_of"))
        return Who(self._g.speaking_as(tenure.actor_id), level, person, named=True) if fits else None

    def _portfolio(self, tokens: list[Token], at: int) -> int:
        """Skip "for foreign affairs and security policy" after an office."""
        end = self._field(tokens, at + 1)
        return end if end > at + 1 and tokens[end - 1].low in ("policy", "affairs", "rights", "partnerships") else at

    def _field(self, tokens: list[Token], at: int) -> int:
        """Return the token behind what an office is for: "trade and industry"; `at` where nothing of the kind stands there."""
        end = at
        while end < len(tokens) and end - at < _FIELD and (tokens[end].low in self._fields or tokens[end].low in _BETWEEN_FIELDS):
            end += 1
        while end > at and tokens[end - 1].low in _BETWEEN_FIELDS:
            end -= 1
        return end

    def _before_minister(self, tokens: list[Token], at: int) -> int:
        """Skip "trade and industry" before "minister"."""
        if at >= len(tokens) or tokens[at].low not in self._fields:
            return at
        end = self._field(tokens, at)
        return end if end < len(tokens) and any(role.level in _MINISTERS for role in tokens[end].senses.get("role", ())) else at

    def _behind_minister(self, tokens: list[Token], at: int) -> int:
        """Skip "of trade and industry", "for Asia", "in charge of trade" behind "minister"."""
        if at >= len(tokens):
            return at
        for charge in _CHARGES:
            begins = at + len(charge)
            if begins < len(tokens) and all(tokens[at + n].low == word for n, word in enumerate(charge)):
                end = self._field(tokens, begins)
                return end if end > begins else at
        end = self._field(tokens, at) if tokens[at].low in ("and", ",") else at
        # "the minister of foreign affairs | and trade, Ann Other," but not "the foreign minister and trade minister"
        closing = ("of", ",") if tokens[at].low == "and" else ("of",)
        return end if at < end < len(tokens) and tokens[end].low in closing else at

    def _owners(self, tokens: list[Token], at: int) -> tuple[list[tuple[str, int, int]], int]:
        """Read "of Russia", "of China, Cuba and Russia", "for the EU's foreign policy chief", "in Berlin and Paris" after an office."""
        led = at + 2 < len(tokens) and (tokens[at].low, tokens[at + 1].low) in _LED
        if at + 1 >= len(tokens) or (tokens[at].low not in ("of", "for", "from", "in", "at") and not led):
            return [], at
        owners: list[tuple[str, int, int]] = []
        end, ahead = at, at + 1 + led
        while ahead < len(tokens):
            while ahead < len(tokens) and (
                tokens[ahead].cls == "determiner" or tokens[ahead].low in _OWNER_WORDS or (owners and tokens[ahead].low.isdigit())
            ):
                # "from the bloc and the 16-nation Union"
                ahead += 1
            found = self._actor_at(tokens[ahead]) if ahead < len(tokens) else None
            if found is None:
                if owners or ahead >= len(tokens) or not ({"demonym", "role"} & tokens[ahead].senses.keys()):
                    break
                nested = self._nested(tokens, ahead)
                if nested is None:
                    break
                return [nested[:3]], nested[3]
            owners.append((found[0], tokens[ahead].start, tokens[ahead].end))
            ahead += 1
            end = ahead
            organ = self._actor_at(tokens[ahead + 1]) if ahead + 1 < len(tokens) and tokens[ahead].cls == "poss" else None
            if organ is not None and self._g.parent.get(organ[0]) == found[0]:
                # "the joint mission of the OSCE's ODIHR and …"
                owners[-1] = (organ[0], tokens[ahead + 1].start, tokens[ahead + 1].end)
                ahead += 2
                end = ahead
            if ahead + 1 < len(tokens) and tokens[ahead].cls == "poss":
                nested_role = next((n for n in range(ahead + 1, min(ahead + 4, len(tokens))) if "role" in tokens[n].senses), None)
                if nested_role is not None:
                    end = nested_role + 1
                    if any(role.level == "mission" for role in tokens[nested_role].senses["role"]) and self._g.organisation(found[0]):
                        # "head of the European Union's observers"
                        owners[-1] = (self._g.mission_of(found[0]), *owners[-1][1:])
                break
            step = ahead
            while step < len(tokens) and tokens[step].low in (",", "and", "or", "nor", "&", "as well as"):
                step += 1
            if step > ahead and step < len(tokens) and tokens[step].low == tokens[at].low and tokens[at].low in ("of", "from"):
                step += 1
            if step == ahead or step >= len(tokens):
                break
            if tokens[step - 1].low == "," and not self._list_goes_on(tokens, step):
                break
            ahead = step
        return owners, end

    def _list_goes_on(self, tokens: list[Token], at: int) -> bool:
        """Say whether a comma before `at` is one inside a list that ends with "and" or "or"."""
        for ahead in range(at, min(at + 60, len(tokens))):
            token = tokens[ahead]
            if token.low in ("and", "or", "nor", "&"):
                following = tokens[ahead + 1] if ahead + 1 < len(tokens) else None
                return following is not None and (
                    self._actor_at(following) is not None or following.cls == "determiner" or _counts(following)
                )
            if not (token.low == "," or token.cls == "determiner" or self._actor_at(token)):
                return False
        return False

    def _nested(self, tokens: list[Token], at: int) -> tuple[str, int, int, int] | None:
        """Read a second office after "of" or "for": "spokesman for the Chinese foreign ministry"."""
        end = at
        actor = None
        while end < len(tokens) and end - at < 6:
            token = tokens[end]
            if "demonym" in token.senses:
                actor = token.senses["demonym"][0]
            elif (found := self._actor_at(token)) is not None:
                actor = found[0]
            elif (
                "role" not in token.senses and token.cls != "determiner" and token.low not in ("of", "for", "from") and token.cls != "poss"
            ):
                break
            end += 1
            if actor and "role" in token.senses:
                break
        if actor is None or "role" not in tokens[end - 1].senses:
            return None
        return actor, tokens[at].start, tokens[end - 1].end, end

    def _office(self, role: Role, owner: str, start: int, end: int) -> Who:
        """Return the actor that an office speaks as."""
        level, actor = role.level, owner
        if not self._g.is_state(owner):
            if role.level in ("mission", "mission_head"):
                actor = self._g.mission_of(owner)
            elif role.level in ("organisation_head", "leader", "head_of_state"):
                actor, level = self._g.head_of(owner), "organisation_head"
            elif role.level in ("government", "ministry"):
                level = "organisation_organ"
            elif role.level in ("spokesperson", "minister", "foreign_minister", "ambassador"):
                level = "organisation_official" if role.level != "spokesperson" else "spokesperson"
        elif role.level == "organisation_head":
            level = "minister"
        elif role.level in ("mission", "mission_head"):
            return Who(None, level, start=start, end=end, own=False)
        person = self._g.holder(owner, role.offices, self.day) if role.offices and role.own else None
        if person and role.level == "head_of_state" and role.offices[:1] == ("head_of_state",):
            tenure, _ = self._g.tenure_at(person, self.day)
            level = tenure.office if tenure and tenure.office.startswith("head_of") else level
        return Who(self._g.speaking_as(actor), level, person, start, end, role.own)

    def _names_after(self, text: str, tokens: list[Token], at: int, role: Role, owner: str | None) -> tuple[list[Who], int]:
        """Read the name or names after an office: "President Putin", "presidents Xi, Putin and Erdogan", ", Hage Geingob,"."""
        found: list[Who] = []
        end = at
        ahead = at
        comma = False
        if ahead + 1 < len(tokens) and tokens[ahead].low == "," and owner:
            comma = True
            ahead += 1
        while ahead < len(tokens):
            ahead = self._past_honorifics(tokens, ahead)
            if ahead >= len(tokens):
                break
            if comma and "actor" in tokens[ahead].senses and ahead + 1 < len(tokens) and tokens[ahead + 1].low in (",", "and"):
                # "The Norwegian government, Sweden and Denmark": a list of states.
                break
            who, stop = self._name(text, tokens, ahead, role, owner)
            if who is None or stop is None:
                break
            if comma and stop < len(tokens) and tokens[stop].low not in (",", ".", ")", "”", '"', "and"):
                break
            found.append(who)
            end = stop + (1 if comma and stop < len(tokens) and tokens[stop].low == "," else 0)
            if not role.plural or comma:
                break
            if stop + 1 < len(tokens) and tokens[stop].low in ("of", "(") and self._actor_at(tokens[stop + 1]):
                # "the presidents Vladimir Putin of Russia, Emomali Rahmon of Tajikistan and …"
                stop += 2
                end = stop
            ahead = stop
            while ahead < len(tokens) and tokens[ahead].low in (",", "and", "or", "&"):
                ahead += 1
            if ahead == stop:
                break
        return found, end

    def _stranger(self, text: str, tokens: list[Token], at: int, role: Role) -> int:
        """Return the token after a name that no list knows: "spokesman Dmitry Peskov"; the text around tells whose office it is."""
        if not role.own or role.plural or at >= len(tokens) or tokens[at].start - tokens[at - 1].end != 1:
            return at
        if (
            not text[tokens[at].start].isupper()
            or tokens[at].senses.keys() - {"surname", "commonname"}
            or tokens[at].cls not in ("w", "adverb")
        ):
            return at
        end = self._name_end(text, tokens, at)
        if end - at > 4 or tokens[end - 1].low in MONTHS:
            return at
        self.pending.setdefault(tokens[end - 1].low, role)
        return end

    def _past_honorifics(self, tokens: list[Token], at: int) -> int:
        while at < len(tokens) and tokens[at].low in self._honorifics:
            at += 1
            if at < len(tokens) and tokens[at].low == ".":
                at += 1
        return at

    def _name(self, text: str, tokens: list[Token], at: int, role: Role, owner: str | None) -> tuple[Who | None, int | None]:
        token = tokens[at]
        if {"person", "surname", "commonname"} & token.senses.keys():
            end = self._name_end(text, tokens, at)
            if owner is None and "person" not in token.senses and end > at + 1 and tokens[at + 1].low in _FAMILY:
                # "Hadi al-Amiri" is not Hadi.
                return None, None
            person = self._person(token, owner, with_office=True)
            if person is not None:
                actor = owner or self._tenure_actor(person)
                if actor is None:
                    return Who(None, role.level, person, token.start, tokens[end - 1].end, role.own, named=True), end
                office = replace(self._office(role, actor, token.start, tokens[end - 1].end), person=person, named=True)
                self.local.setdefault(token.low.rpartition(" ")[2], office)
                return office, end
            if owner is None:
                return None, None
            return replace(self._office(role, owner, token.start, tokens[end - 1].end), person=None, named=True), end
        if owner is None and not token.senses and token.cls == "w" and text[token.start].isupper():
            # "President-elect Asiwaju Bola Ahmed Tinubu"
            full = next((n for n in range(at + 1, min(at + 3, len(tokens))) if "person" in tokens[n].senses), None)
            if full is not None and all(text[t.start].isupper() and t.cls == "w" for t in tokens[at:full]):
                return self._name(text, tokens, full, role, owner)
        opens = text[token.start].isupper() or (token.low in _PARTICLES and at + 2 < len(tokens) and self._capital_within(text, tokens, at))
        if opens and token.cls in ("w", "adverb") and (owner or not token.senses):
            end = self._name_end(text, tokens, at)
            if owner:
                who = replace(self._office(role, owner, token.start, tokens[end - 1].end), person=None, named=True)
                self.local[tokens[end - 1].low] = who
                self.full.add(" ".join(part.low for part in tokens[at:end]))
                return who, end
            local = self.local.get(tokens[end - 1].low)
            if local is not None:
                return local.at(token.start, tokens[end - 1].end), end
            found = self._actor_at(tokens[end + 1]) if end + 1 < len(tokens) and tokens[end].low == "of" else None
            if found is not None and not found[1]:
                # "Emir Tamim of Qatar"
                who = replace(self._office(role, found[0], token.start, tokens[end + 1].end), person=None, named=True)
                self.local[tokens[end - 1].low] = who
                return who, end + 2
        return None, None

    def _capital_within(self, text: str, tokens: list[Token], at: int) -> bool:
        """Say whether a particle opens a name: "al-Sabah", "van der Bellen"."""
        return any(text[token.start].isupper() for token in tokens[at + 1 : at + 4] if token.start - tokens[at].end < 8)

    def _name_end(self, text: str, tokens: list[Token], at: int) -> int:
        """Return the token after a capitalised name of up to five words."""
        end = at + 1
        while end < len(tokens) and end - at < 6:
            token = tokens[end]
            if (
                token.low in ("-", "’", "'")
                and token.start == tokens[end - 1].end
                and end + 1 < len(tokens)
                and tokens[end + 1].start == token.end
            ):
                end += 1
            elif token.low == "." and len(tokens[end - 1].low) == 1 and end + 1 < len(tokens) and text[tokens[end + 1].start].isupper():
                pass
            elif (
                not (text[token.start].isupper() or token.low in _PARTICLES)
                or "actor" in token.senses
                or "demonym" in token.senses
                or "capital" in token.senses
                or "role" in token.senses
            ):
                break
            end += 1
        return end

    def _tenure_actor(self, person: str) -> str | None:
        tenure, current = self._g.tenure_at(person, self.day)
        return self._g.speaking_as(tenure.actor_id) if tenure and current else None

    def _common_allowed(self, tokens: list[Token], at: int, start: int) -> bool:
        people = tokens[at].senses["commonname"][0]
        if any(person in self.known for person in people):
            return True
        return start < at and any(token.low in self._honorifics for token in tokens[start:at])

    def _person(self, token: Token, owner: str | None = None, with_office: bool = False) -> str | None:
        """Choose the person that a name stands for: named in full before, or the one holder of an office on the day."""
        for kind in ("person", "surname", "commonname"):
            people = sorted({person for group in token.senses.get(kind, ()) for person in group})
            if not people:
                continue
            if owner is not None:
                fitting = [
                    p
                    for p in people
                    if any(t.actor_id == owner or self._g.parent.get(t.actor_id) == owner for t in self._g.tenures.get(p, []))
                ]
                people = fitting or ([] if kind != "person" else people)
            if kind == "person":
                if len(people) > 1:
                    people = self._in_office(people) or people
                return people[0] if len(people) == 1 else None
            before = [p for p in people if p in self.known]
            if len(before) == 1:
                return before[0]
            active = self._in_office(people)
            if len(active) == 1 and (kind == "surname" or with_office):
                return active[0]
            if len(people) == 1 and kind == "surname" and (with_office or not self._g.tenures.get(people[0])):
                return people[0]
        return None

    def _in_office(self, people: list[str]) -> list[str]:
        return [person for person in people if self._g.tenure_at(person, self.day)[1]]

    def _from_person(self, text: str, tokens: list[Token], at: int) -> tuple[Mention | None, int]:
        token = tokens[at]
        person = self._person(token)
        end = at + 1
        if person is None or ("person" not in token.senses and end < len(tokens) and tokens[end].low in _FAMILY):
            return None, at
        if (
            end < len(tokens)
            and text[tokens[end].start].isupper()
            and tokens[end].cls == "w"
            and not tokens[end].senses
            and "person" not in token.senses
        ):
            # A family name with another capitalised word after it is somebody else's given name.
            return None, at
        if (
            at > 0
            and "person" not in token.senses
            and text[tokens[at - 1].start].isupper()
            and tokens[at - 1].cls == "w"
            and not tokens[at - 1].senses
            and len(tokens[at - 1].low) > 1
            and tokens[at - 1].low not in self._honorifics
            and at > 1
        ):
            return None, at
        if "person" in token.senses:
            self.known.add(person)
        tenure, current = self._g.tenure_at(person, self.day)
        actor = tenure.actor_id if tenure and current else None
        level = _LEVELS.get(tenure.office, "unspecified") if tenure and current else "unspecified"
        former = tenure is not None and not current and self.day is not None and tenure.end < self.day
        if former:
            level = "former_official"
        who = Who(
            self._g.speaking_as(actor) if actor else None,
            level,
            person,
            token.start,
            token.end,
            own=tenure is None or tenure.office not in ("party_leader", "other"),
            former=former,
            named=True,
        )
        if end < len(tokens) and tokens[end].low in _REGIMES and actor is not None and self._g.is_state(actor):
            # "the Lukashenko regime", "the Biden administration"
            role = self._role_of(tokens[end], actor)
            return Mention(
                "named", token.start, tokens[end].end, (Who(actor, "government", None, token.start, tokens[end].end),), role
            ), end + 1
        # "Yoweri Museveni of Uganda", "Vladimir Putin (Russia)"
        owner = end + 1 + (end + 2 < len(tokens) and tokens[end].low == "of" and tokens[end + 1].cls == "determiner")
        if owner < len(tokens) and tokens[end].low in ("of", "(") and (found := self._actor_at(tokens[owner])) and not found[1]:
            if actor is None:
                who = replace(who, actor=found[0], level="unspecified", former=False)
            end = owner + 1
            if end < len(tokens) and tokens[end].low == ")":
                end += 1
        headed = self._heads(text, tokens, end)
        if headed is not None and (headed[0].level == "mission_head" or actor is None):
            # "Sergei Lebedev, who headed the observers of the CIS"
            who = replace(headed[0], person=person, start=token.start, end=tokens[end - 1].end)
            return Mention("named", token.start, who.end, (who,)), headed[1]
        who, end = self._apposition(text, tokens, end, who)
        who = who.at(who.start, max(who.end, tokens[end - 1].end if tokens[end - 1].low != "," else tokens[end - 2].end))
        return Mention("named", token.start, who.end, (who,)), end

    def _apposition(self, text: str, tokens: list[Token], at: int, who: Who) -> tuple[Who, int]:
        """Read ", the EU's high representative," or ", President of Namibia," after a name."""
        if at + 1 >= len(tokens) or tokens[at].low not in (",", "(", "–", "—"):
            return who, at
        mention, end = self._mention(text, tokens, at + 1) if tokens[at + 1].cls != "pronoun" else (None, at)
        if mention is None or mention.role is None or mention.kind not in ("named", "generic") or len(mention.who) > 1:
            return who, at
        if mention.who and mention.who[0].named:
            return who, at
        end = self._past_place(tokens, end)
        if end < len(tokens) and tokens[end].low not in (",", ")", "–", "—", ".", "”", '"'):
            return who, at
        closed = end < len(tokens) and tokens[end].low in (",", ")", "–", "—")
        if mention.who:
            office = mention.who[0]
            if office.former and not office.own:
                return who, at
            if office.former:
                who = replace(who, former=True, level="former_official", actor=None)
            elif not office.own and who.own and who.actor is not None and who.level.startswith("head_of"):
                # "Abdel Fattah al-Burhan, head of the ruling council,": he heads the state.
                pass
            else:
                who = replace(who, actor=office.actor, level=office.level, own=office.own, former=False)
        elif who.actor is None:
            return who, at
        return who, end + closed

    def _past_place(self, tokens: list[Token], at: int) -> int:
        """Return the number behind an acronym and where an office is held: "chief observer of the mission | (EU EOM) in Honduras"."""
        if at < len(tokens) and tokens[at].low == "(":
            at = next((n + 1 for n in range(at + 2, min(at + 4, len(tokens))) if tokens[n].low == ")"), at)
        ahead = at + 1 if at + 1 < len(tokens) and tokens[at].low in ("in", "to") else at
        ahead += ahead > at and ahead + 1 < len(tokens) and tokens[ahead].cls == "determiner"
        return ahead + 1 if ahead > at and self._actor_at(tokens[ahead]) is not None else at

    def _unknown_name(self, text: str, tokens: list[Token], at: int) -> tuple[Mention | None, int]:
        """Read a name that no list holds, if the words beside it say who that is: "Ann Other, the Norwegian foreign minister,"."""
        end = self._name_end(text, tokens, at)
        last = tokens[end - 1]
        if end - at >= 2:
            who, after = self._apposition(text, tokens, end, Who(None, start=tokens[at].start, end=last.end, named=True))
            if after > end and who.actor:
                self.local[last.low] = who
                self.full.add(" ".join(token.low for token in tokens[at:end]))
                return Mention("named", tokens[at].start, last.end, (who,)), after
        headed = self._heads(text, tokens, end) if end - at >= 2 else None
        if headed is not None:
            who = replace(headed[0], start=tokens[at].start, end=last.end)
            self.local[last.low] = who
            self.full.add(" ".join(token.low for token in tokens[at:end]))
            return Mention("named", tokens[at].start, last.end, (who,)), headed[1]
        spelled = self._other_spelling(text, tokens, at, end)
        if spelled is not None:
            return Mention("named", tokens[at].start, last.end, (spelled,)), end
        local = self.local.get(last.low)
        if local is not None and last.low not in self._between and (end - at == 1 or self._same_name(tokens, at, end)):
            return Mention("named", tokens[at].start, last.end, (local.at(tokens[at].start, last.end),)), end
        pending = self.pending.get(last.low)
        if pending is not None and end - at <= 3:
            return Mention("generic", tokens[at].start, last.end, (), pending, last.low, name=last.low, name_start=tokens[at].start), end
        return None, at

    def _heads(self, text: str, tokens: list[Token], at: int) -> tuple[Who, int] | None:
        """Read ", who heads the EU observer mission," after a name; return the office and the token after it."""
        if at + 3 >= len(tokens) or (tokens[at].low, tokens[at + 1].low) != (",", "who") or tokens[at + 2].low not in LEADING:
            return None
        body, after = self._mention(text, tokens, at + 3)
        if body is not None and not body.who and _of_mission(body) and after + 1 < len(tokens) and tokens[after].low == "of":
            # "the mission of observers from the CIS"
            body, after = self._mention(text, tokens, after + 1)
        if body is None or len(body.who) != 1 or not body.who[0].actor or self._g.is_state(body.who[0].actor):
            return None
        sent = body.who[0].level.startswith("mission") or (body.role is not None and body.role.level == "organisation_official")
        level = "mission_head" if sent else "organisation_head"
        closed = after < len(tokens) and tokens[after].low == ","
        return replace(body.who[0], level=level, person=None, named=True), after + closed

    def _same_name(self, tokens: list[Token], at: int, end: int) -> bool:
        """Say whether a name of several words is one given in full before, or a known one's: Alain Aoun is not Michel Aoun."""
        name = " ".join(token.low for token in tokens[at:end])
        person = self.local[tokens[end - 1].low].person
        return name in self.full or (person is not None and name in (self._g.person_name.get(person) or "").lower())

    def _other_spelling(self, text: str, tokens: list[Token], at: int, end: int) -> Who | None:
        """Read a known family name behind a given name that is spelled in another way, but begins alike."""
        last = tokens[end - 1]
        if end - at < 2 or "surname" not in last.senses:
            return None
        person = self._person(last)
        tenure, current = self._g.tenure_at(person, self.day) if person is not None else (None, False)
        if person is None or tenure is None or not current:
            return None
        if text[tokens[at].start].lower() not in {part[:1] for part in person.removeprefix("P-").split("-")[1:]}:
            return None
        actor = self._g.speaking_as(tenure.actor_id)
        level = _LEVELS.get(tenure.office, "unspecified")
        return Who(actor, level, person, tokens[at].start, last.end, tenure.office not in ("party_leader", "other"), named=True)

    # -- lists ------------------------------------------------------------------------------------------------------------------------

    def _lists(self, tokens: list[Token], places: list[int]) -> list[Token]:
        """Join mentions listed with commas and "and"; a list needs its "and", since "In Kenya, Russia …" is none.

        Args:
            tokens: Of a sentence.
            places: Numbers of its mentions.
        """
        out: list[Token] = []
        after = 0
        for at in places:
            if at < after:
                continue
            group = self._with_examples(tokens, at)
            run, end = self._run(tokens, at) if group is None else ([], at)
            if group is None and len(run) > 1:
                group = self._joined(run), end
            if group is not None:
                out += tokens[after:at]
                out.append(group[0])
                after = group[1]
        return out + tokens[after:]

    def _joined(self, run: list[Token]) -> Token:
        """Return the mentions of a list as one."""
        mentions: list[Mention] = [token.data for token in run]
        # "France, Kenya and two former presidents": those who are named are who counts.
        last = mentions[-1] if mentions[-1].kind != "generic" else mentions[-2]
        who = [one for mention in mentions for one in mention.who]
        if who and who[-1].level == "mission":
            who = self._of_one_head(who)
        joined = Mention(
            last.kind, run[0].start, run[-1].end, tuple(who),
            last.role if all(mention.role for mention in mentions) else None,
            place=all(mention.place for mention in mentions), possessor=last.possessor,
        )  # fmt: skip
        return unit(run[0].start, run[-1].end, "M", run[0].senses, joined)

    def _of_one_head(self, who: list[Who]) -> list[Who]:
        """Read "ECOWAS and AU monitors": organisations that share the head are there with their missions, too."""
        level = who[-1].level if who else ""
        return [
            replace(one, actor=self._g.mission_of(one.actor), level=level)
            if one.level == "organisation_organ" and one.actor is not None
            else one
            for one in who
        ]

    def _with_examples(self, tokens: list[Token], at: int) -> tuple[Token, int] | None:
        """Read "several countries, including Kenya and Ghana": a group with those of it that are named."""
        token = tokens[at]
        leaders = token.cls == "M" and token.data.kind == "generic" and token.data.role is not None and token.data.role.plural
        if token.cls != "M" or (token.data.kind != "group" and not leaders):
            return None
        behind_group = at + 1
        if behind_group + 2 < len(tokens) and tokens[behind_group].low in ("of", "in", "from", "across"):
            # "fourteen countries of the Americas, among them …", "heads of state in Latin America, including …"
            within = range(behind_group + 2, min(behind_group + 9, len(tokens)))
            comma = next((n for n in within if tokens[n].low == "," or tokens[n].low in _EXAMPLES), None)
            behind_group = comma if comma is not None else behind_group
        ahead = behind_group + (behind_group < len(tokens) and tokens[behind_group].low == ",")
        first = ahead
        while ahead < len(tokens) and ahead - first < 3 and (tokens[ahead].low in _EXAMPLES or _them(tokens[ahead])):
            ahead += 1
        behind = ahead == first
        if (behind and first == at + 1) or ahead >= len(tokens) or tokens[ahead].cls != "M" or tokens[ahead].data.kind != "named":
            return None
        run, end = self._run(tokens, ahead)
        named = run or [tokens[ahead]]
        end = end if run else ahead + 1
        if behind:
            if not (end + 1 < len(tokens) and (tokens[end].low, tokens[end + 1].low) in _AMONG):
                return None
            end += 2
        if end < len(tokens) and tokens[end].low == "," and tokens[first - 1].low == ",":
            end += 1
        who = tuple(one for other in named for one in other.data.who)
        mention = replace(token.data, kind="group", end=named[-1].end, who=who)
        return unit(token.start, named[-1].end, "M", token.senses, mention), end

    def _run(self, tokens: list[Token], at: int) -> tuple[list[Token], int]:
        token = tokens[at]
        if token.cls != "M" or token.data.kind != "named":
            return [], at
        run, end, joined = [token], at + 1, False
        while True:
            ahead = end
            word = ""
            while ahead < len(tokens) and tokens[ahead].low in _LISTING and ahead - end < 4:
                word += tokens[ahead].low + " "
                ahead += 1
            if end < ahead < len(tokens) - 1 and _counts(tokens[ahead]) and tokens[ahead + 1].cls == "M":
                # "and two | former presidents"
                ahead += 1
            if ahead == end:
                # Neither a comma nor a word that lists: most mentions stand alone.
                break
            if ahead >= len(tokens) or tokens[ahead].cls != "M" or not _listed(tokens[ahead].data):
                ahead = self._past_insertion(tokens, end) or self._past_day(tokens, end)
                if not ahead:
                    break
                word = "and"
            if tokens[ahead].data.kind != "named" and word.strip() not in ("and", ", and", "as well as", "plus", "along with"):
                break
            conjunction = any(w in word.split() for w in ("and", "or", "nor", "&", "plus", "well", "along"))
            if word.strip() not in _JOINS:
                break
            if conjunction and self._new_clause(tokens, at, ahead):
                break
            run.append(tokens[ahead])
            joined = joined or conjunction
            end = ahead + 1
            if tokens[ahead].data.kind != "named":
                break
            if conjunction and not (end < len(tokens) and tokens[end].low in (",", "and", "or", "as", "plus", "along")):
                break
        if not joined and len(run) > 1 and run[0].start == tokens[0].start and end < len(tokens) and _plural_verb(tokens[end]):
            # Headlines list without "and": "US, EU condemn vote".
            joined = True
        return (run, end) if joined else ([], at)

    def _past_insertion(self, tokens: list[Token], at: int) -> int:
        """Return the number of the mention after ", in a tweet, and", 0 for none: "A, in a tweet, and B, in a letter, were …"."""
        if at + 1 >= len(tokens) or tokens[at].low != "," or tokens[at + 1].low not in ("in", "by", "via", "on"):
            return 0
        comma = next((n for n in range(at + 2, min(at + 7, len(tokens))) if tokens[n].low == ","), 0)
        inside = tokens[at + 1 : comma]
        if (
            not comma
            or comma + 2 >= len(tokens)
            or tokens[comma + 1].low != "and"
            or any(t.cls in ("M", "E", "be", "have") for t in inside)
        ):
            return 0
        named = tokens[comma + 2].cls == "M" and tokens[comma + 2].data.kind == "named"
        return comma + 2 if named else 0

    def _past_day(self, tokens: list[Token], at: int) -> int:
        """Return the number of the mention after "and, on Tuesday," or "and later", 0 for none."""
        first = at + (at < len(tokens) and tokens[at].low == ",")
        if first + 2 >= len(tokens) or tokens[first].low != "and":
            return 0
        for number in range(first + 1, min(first + 7, len(tokens))):
            token = tokens[number]
            if token.cls == "M":
                return number if token.data.kind == "named" else 0
            if not (token.low in (",", "on", "a", "day", "later", "finally") or token.cls == "adverb" or token.low in _DAYS):
                return 0
        return 0

    def _new_clause(self, tokens: list[Token], at: int, last: int) -> bool:
        """Say whether "and" opens a clause: "… congratulated Xi, and Putin said"."""
        governed = at > 0 and (
            ("act" in tokens[at - 1].senses or "speech" in tokens[at - 1].senses) or tokens[at - 1].low in ("on", "to", "with", "for")
        )
        following = tokens[last + 1] if last + 1 < len(tokens) else None
        if not governed or following is None:
            return False
        if following.cls in ("have", "be", "do", "modal"):
            return True
        return any(getattr(t, "form", "") in ("s", "ed") for t in following.senses.get("act", ())) or any(
            form in ("s", "ed") for _, form in following.senses.get("speech", ())
        )


def _listed(mention: Mention) -> bool:
    """Say whether a mention can stand in a list of names: a name, a group, several holders of an office."""
    return mention.kind in ("named", "group") or (mention.kind == "generic" and mention.role is not None and mention.role.plural)


def _day_of_month(low: str) -> bool:
    """Say whether a word is a number as dates have it: 11, 11th."""
    return low.isdigit() or (low[:1].isdigit() and low[-2:] in ("st", "nd", "rd", "th"))


def _of_mission(mention: Mention) -> bool:
    return mention.role is not None and mention.role.level == "mission"


def _them(token: Token) -> bool:
    return token.cls == "M" and token.data.kind == "pronoun" and token.data.word == "them"


def _counts(token: Token) -> bool:
    return "quantifier" in token.senses or token.low.isdigit()


def _phrase(tokens: list[Token]) -> list[Token]:
    """Return the tokens up to the first mark."""
    end = next((n for n, token in enumerate(tokens) if token.cls in ("punct", "quote", "relative")), len(tokens))
    return tokens[:end]


def _plural_verb(token: Token) -> bool:
    return any(t.pos == "verb" and t.form == "base" for t in token.senses.get("act", ()))


_HOLDING = {"held", "holds", "staged", "stages", "organised", "organized", "conducted"}
_TO_COME = {
    "toward",
    "towards",
    "holding",
    "hold",
    "organise",
    "organize",
    "organising",
    "organizing",
    "future",
    "eventual",
    "timely",
    "prepare",
    "to",
}
"""Words before elections that are still wished for or prepared."""
_NATIONWIDE = {"national", "general", "national election", "national elections", "general election", "general elections"}
_IN_TURN = {"current chair", "current chairman", "current chairperson", "rotating chair", "rotating chairman", "rotating chairperson"}
"""Offices that states' leaders hold one after the other."""
LEADING = {"heads", "headed", "leads", "led", "chairs", "chaired"}
_BLOCS = {"bloc", "block", "grouping", "alliance", "group of states"}
_SOCIETIES = {
    "federation", "party", "club", "union", "association", "committee", "council", "board", "chamber", "society", "league", "academy",
    "university", "synod", "company", "bank", "congress", "confederation", "assembly's", "anc",
}  # fmt: skip
"""Bodies whose own elections are no national ones."""
_REGIMES = {"regime", "government", "administration", "cabinet"}
_PEOPLES = {"people", "peoples", "nation"}
_FAMILY = {"al", "el", "bin"}
"""What opens the family name behind a first name."""
_NAME_SENSES = {"surname", "commonname"}
_MINISTERS = ("minister", "foreign_minister")
_FIELD = 9
"""Longest field of an office, in tokens."""
_BETWEEN_FIELDS = {"and", "&", "the", ","}
_CHARGES = (("of",), ("for",), ("in", "charge", "of"), ("responsible", "for"))
"""What leads from an office to its field."""
_OWNER_WORDS = {
    "regional body",
    "regional bloc",
    "regional",
    "continental",
    "body",
    "bloc",
    "nation",
    "member",
    "-",
    "republic",
    "kingdom",
    "state",
    "of",
    "people's",
    "federal",
    "democratic",
    "islamic",
    "joint",
    "combined",
}
"""Words between an office and whose it is."""
_LED = {("led", "by"), ("sent", "by"), ("deployed", "by"), ("organised", "by")}
_AMONG = {("among", "them"), ("included", ","), ("amongst", "them")}
_DAYS = {
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "weekend",
    "week",
    "yesterday",
    "today",
    "recent",
    "latest",
}
_EXAMPLES = {"including", "such", "as", "among", "them", "notably", "like", "led", "by"}
_MEMBERS = {
    "countries",
    "states",
    "governments",
    "nations",
    "capitals",
    "members",
    "member states",
    "member countries",
    "diplomats",
    "ambassadors",
}
_PARTICLES = {
    "al",
    "bin",
    "de",
    "da",
    "von",
    "van",
    "der",
    "den",
    "el",
    "ibn",
    "dos",
    "ben",
    "di",
    "du",
    "la",
    "le",
    "do",
    "ould",
    "ur",
}
_LISTING = {",", "and", "or", "nor", "&", "plus", "as", "well", "both", "neither", "from", "also", "along", "with", "of", "by"}
_JOINS = {
    ",",
    "and",
    "or",
    "nor",
    "&",
    "plus",
    ", and",
    ", or",
    ", nor",
    "as well as",
    ", as well as",
    ", and also",
    "and from",
    ", from",
    ", and from",
    "along with",
    ", along with",
    "and also",
    ", plus",
    "or from",
    ", of",
    "and of",
    ", and of",
    ", by",
    "and by",
    ", and by",
}
_LEVELS = {
    "head_of_state": "head_of_state", "head_of_government": "head_of_government", "foreign_minister": "foreign_minister", "minister": "minister",  # noqa: E501
    "spokesperson": "spokesperson", "ambassador": "ambassador", "organisation_head": "organisation_head", "organisation_official": "organisation_official",  # noqa: E501
    "mission_head": "mission_head", "party_leader": "party", "other": "unspecified",
}  # fmt: skip


def _with_acronyms(tokens: list[Token]) -> list[Token]:
    """Take a name and its acronym in brackets as one: "the Organization of American States (OAS) head"."""
    out: list[Token] = []
    after = 0
    for at in [number for number, token in enumerate(tokens) if token.low == "("]:
        if at <= after or at + 2 >= len(tokens) or tokens[at + 2].low != ")":
            continue
        named, short = tokens[at - 1].senses.get("actor"), tokens[at + 1].senses.get("actor")
        if named is not None and short is not None and named[0][0] == short[0][0]:
            whole = tokens[at - 1]
            out += tokens[after : at - 1]
            out.append(unit(whole.start, tokens[at + 2].end, whole.cls, whole.senses, whole.data, whole.low, whole.word))
            after = at + 3
    return out + tokens[after:]
