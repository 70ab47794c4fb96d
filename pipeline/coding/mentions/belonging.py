"""A noun phrase that opens with whose it is: "Norway's prime minister", "the Kenyan government", "Zambians", or a bare name.

Belongs here: names and demonyms of states and organisations with the office, person or people behind them. Does not: the name by itself
(actors), an office that stands first (titles).
"""

from dataclasses import replace

from pipeline.coding.gazetteer import Gazetteer
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.mentions.actors import Actors
from pipeline.coding.mentions.appositions import Appositions
from pipeline.coding.mentions.fields import Fields
from pipeline.coding.mentions.looking import END, counts, peek
from pipeline.coding.mentions.model import Found, Mention, Who
from pipeline.coding.mentions.names import Names
from pipeline.coding.mentions.naming import Naming
from pipeline.coding.mentions.offices import sense_at
from pipeline.coding.mentions.titles import Titles
from pipeline.coding.tokens import Token

_MODIFIERS = 3
"""Most words between a name and its office: "the US | former | deputy | secretary of state"."""
_NEAR = 24
"""Characters between the words of two states that make one people."""
_OF_STATES = {"minister", "foreign_minister", "leader", "head_of_state", "head_of_government", "government"}
"""Levels of offices that those who hold them in an organisation hold in its states."""
_BEHIND_PEOPLE = {"end", "preposition", "punct", "relative", "have", "be", "modal", "coordinator"}
"""Classes of words behind a demonym that is a noun: "the French | have voted"."""


class Belonging:
    """Reads what belongs to a state or an organisation."""

    def __init__(
        self, gazetteer: Gazetteer, lexicon: Lexicon, actors: Actors, titles: Titles, naming: Naming, names: Names,
        fields: Fields, appositions: Appositions,
    ) -> None:  # fmt: skip
        self._g, self._actors, self._titles, self._naming = gazetteer, actors, titles, naming
        self._names, self._fields, self._appositions = names, fields, appositions
        self._modifiers, self._party_names = lexicon.sets["roles.modifiers"], frozenset(lexicon.words.parts["party_names"])
        words = lexicon.words
        self._before_state = words["before_state"]
        self._leading = words["heading_observers"]
        self._blocs, self._members, self._in_a_place = words["blocs"], words["members"], words["in_a_place"]

    # -- names ----------------------------------------------------------------------------------------------------------------------------

    def named(self, text: str, tokens: list[Token], at: int) -> Found | None:
        """Read "Norway", "the ECOWAS bloc", "Norway's prime minister", "EU member states", "the Kenyan people"."""
        found = self._actors.named(tokens[at])
        if found is None:
            return None
        elsewhere = self._of_another(tokens, at, found[0])
        if elsewhere is not None:
            return elsewhere
        place = found[1]
        actor, after = self._actors.said_twice(text, tokens, at, self._g.speaking_as(found[0]))
        if self._actors.blocked(tokens, at, after):
            return self._led_mission(text, tokens, at, after, actor)
        after += peek(tokens, after).low in self._blocs and not self._g.is_state(actor)
        base = self._bare(text, tokens, at, after, actor, place)
        behind = peek(tokens, after)
        if place and behind is not END and behind.cls != "poss" and peek(tokens, at - 1).low in self._in_a_place:
            # "In Washington President Joe Biden said"
            return base, after
        headed = self._appositions.head_of(tokens, base.who[0], after)
        if headed is not None:
            return headed
        first = after + (behind.cls == "poss")
        ahead = self._to_head(tokens, first)
        if peek(tokens, ahead).low in self._members and self._g.organisation(actor):
            return Mention("group", base.start, tokens[ahead].end, word=tokens[ahead].low), ahead + 1
        # ("SADC's chairman" has an office.)
        styled = self._names.past_honorifics(tokens, first) if first > after and "role" not in peek(tokens, first).senses else first
        if styled > first:
            # "Norway's | Dr. | Ann Other"
            return self._with_head(text, tokens, at, first, styled, actor, with_person=True) or (base, after)
        with_person = ahead == first and (first > after or not place)
        return self._with_head(text, tokens, at, first, ahead, actor, with_person) or (base, after)

    def _led_mission(self, text: str, tokens: list[Token], at: int, after: int, actor: str) -> Found | None:
        """Read "the OSCE-led | observation mission": it is that of who leads it."""
        first = after + 2
        if not self._g.organisation(actor) or peek(tokens, after + 1).low not in self._leading:
            return None
        head = self._to_head(tokens, first)
        if sense_at(peek(tokens, head), "mission") is None:
            return None
        return self._with_head(text, tokens, at, first, head, actor, with_person=False)

    def _of_another(self, tokens: list[Token], at: int, actor: str) -> Found | None:
        """Read a house that is another state's as well: "the Ministry of External Affairs | of Norland", not India's."""
        if tokens[at].low not in self._g.houses or "genitive" not in peek(tokens, at + 1).word.marks:
            return None
        last = at + 2
        while peek(tokens, last).cls == "determiner" or peek(tokens, last).low in self._before_state:
            last += 1
        other = self._actors.named(peek(tokens, last))
        if other is None or other[0] == actor or not self._g.is_state(other[0]):
            return None
        who = Who(other[0], "ministry", start=tokens[at].start, end=tokens[last].end)
        return Mention("named", tokens[at].start, tokens[last].end, (who,), word=tokens[at].low), last + 1

    def _bare(self, text: str, tokens: list[Token], at: int, after: int, actor: str, place: bool) -> Mention:
        """Return the mention of a name alone: "Norway said"."""
        start, end = tokens[at].start, tokens[after - 1].end
        # "PACE observers" is a name of the assembly by which its mission speaks.
        level = "mission" if "named_observers" in tokens[at].word.tail and not self._g.is_state(actor) else self._actors.level(actor)
        word = text[start:end].lower() if level == "mission" else ""
        return Mention("named", start, end, (Who(actor, level, start=start, end=end),), word=word, place=place)

    # -- demonyms -------------------------------------------------------------------------------------------------------------------------

    def demonym(self, text: str, tokens: list[Token], at: int) -> Found | None:
        """Read "the Kenyan president", "French voters", "the Norwegian statement", "Zambians"; "Kenyan" alone is no actor."""
        token = tokens[at]
        actor = token.senses["demonym"][0]
        if self._actors.blocked(tokens, at, at + 1) or _of_two_peoples(tokens, at, actor) or self._opens_party(text, peek(tokens, at + 1)):
            return None
        ahead = self._to_head(tokens, at + 1)
        headed = self._with_head(text, tokens, at, at + 1, ahead, actor, with_person=True)
        if headed is not None:
            self._note_others(tokens, at, headed[0])
        if headed is not None or ahead != at + 1:
            return headed
        following = peek(tokens, ahead)
        start, end = token.start, token.end
        if _carries_words(following):
            who = Who(self._g.speaking_as(actor), self._actors.level(actor), start=start, end=end)
            return Mention("named", start, end, (who,), possessor=True), ahead
        if token.low.endswith("s") or (following.cls in _BEHIND_PEOPLE and peek(tokens, at - 1).low == "the"):
            return Mention("people", start, end, word=token.low, who=(Who(actor, start=start, end=end),)), ahead
        return None

    def _note_others(self, tokens: list[Token], at: int, mention: Mention) -> None:
        """Add the states before "and": "the Kenyan, French | and German leaders"."""
        if mention.role is None or not mention.role.plural or len(mention.who) != 1 or mention.who[0].named:
            return
        others: list[Who] = []
        number = at - 1
        while "listing_all" in peek(tokens, number).word.marks and "demonym" in peek(tokens, number - 1).senses:
            other = tokens[number - 1]
            if other.cls != "w" or (peek(tokens, number).low == "," and not others):
                break
            actor = self._g.speaking_as(other.senses["demonym"][0])
            others.append(replace(mention.who[0], actor=actor, person=None, start=other.start, end=other.end))
            number -= 2
        mention.who = (*reversed(others), *mention.who)

    def _opens_party(self, text: str, token: Token) -> bool:
        """Say whether a party goes by the name of a people: "the Finns | Party"."""
        return text[token.start : token.end] in self._party_names

    # -- what belongs to either -----------------------------------------------------------------------------------------------------------

    def _to_head(self, tokens: list[Token], first: int) -> int:
        """Return the number of the noun behind a name or demonym: over "former", "acting", "trade and industry"."""
        ahead = first
        while (
            ahead - first < _MODIFIERS
            and ((token := peek(tokens, ahead)).low in self._modifiers or "former" in token.senses)
            and "role" not in token.senses
        ):
            ahead += 1
        return self._fields.before_minister(tokens, ahead)

    def _with_head(self, text: str, tokens: list[Token], at: int, first: int, ahead: int, actor: str, with_person: bool) -> Found | None:
        """Read the office, person or people behind a name or demonym.

        Args:
            text: The whole text.
            tokens: Of the sentence.
            at: Number of the name or demonym.
            first: Number of the first token behind it.
            ahead: Number of the noun there, behind its modifiers.
            actor: Whose the name or demonym is.
            with_person: Whether a person's name can be the head: "Kenya's William Ruto", not "In Oslo Ruto said".
        """
        token, start = peek(tokens, ahead), tokens[at].start
        if "role" in token.senses:
            mention, end = self._titles.read(text, tokens, ahead, actor)
            if counts(peek(tokens, at - 1)) and _some_of(mention, token):
                # "Thirteen | EU ministers": some of them, not the organisation.
                return Mention("group", start, token.end, word=token.low), ahead + 1
            former = any("former" in other.senses for other in tokens[first:ahead])
            mention.start = start
            mention.who = tuple([replace(who, start=min(who.start, start), former=who.former or former) for who in mention.who])
            return mention, end
        if with_person and ("person" in token.senses or "surname" in token.senses):
            found = self._naming.known(text, tokens, ahead)
            if found is not None:
                found[0].start = start
                return found
        if "people" in token.senses.get("object", ()):
            return Mention("people", start, token.end, word=token.low, who=(Who(actor, start=start, end=token.end),)), ahead + 1
        return None


def _some_of(mention: Mention, head: Token) -> bool:
    """Say whether several hold an office of states in an organisation, none of them named: "EU ministers"."""
    levels = {role.level for role in head.senses["role"] if role.plural}
    return not levels.isdisjoint(_OF_STATES) and len(mention.who) == 1 and mention.who[0].level.startswith("organisation")


def _of_two_peoples(tokens: list[Token], at: int, actor: str) -> bool:
    """Say whether two states' words stand side by side: "the Bosnian Serb leader" speaks for neither."""
    start = tokens[at].start
    return any(
        actor not in other.senses.get("demonym", (actor,)) and abs(other.start - start) < _NEAR
        for other in (peek(tokens, at - 1), peek(tokens, at + 1))
    )


def _carries_words(token: Token) -> bool:
    """Say whether a noun is something said or sent: "the Norwegian statement", "Russian congratulations"."""
    return "channel" in token.senses or any(spec.pos == "noun" for spec in token.senses.get("act", ()))
