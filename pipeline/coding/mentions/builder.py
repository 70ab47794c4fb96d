"""The order in which the mentions of a sentence are built: election phrases, acronyms, each mention at its first word, lists.

Belongs here: which construction a word opens, and what is true of every mention. Does not: any construction (the other modules).
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from pipeline.coding.gazetteer import Gazetteer
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.matches import Senses
from pipeline.coding.mentions.actors import NAMING, Actors, with_acronyms
from pipeline.coding.mentions.appositions import Appositions
from pipeline.coding.mentions.belonging import Belonging
from pipeline.coding.mentions.election_phrases import ElectionPhrases
from pipeline.coding.mentions.fields import Fields
from pipeline.coding.mentions.groups import Groups
from pipeline.coding.mentions.holders import Holders
from pipeline.coding.mentions.lists import Lists
from pipeline.coding.mentions.looking import capital, peek
from pipeline.coding.mentions.memory import Memory
from pipeline.coding.mentions.model import Found, Mention, Who
from pipeline.coding.mentions.names import Names
from pipeline.coding.mentions.naming import Naming
from pipeline.coding.mentions.offices import SPOKESPERSON, Offices, of_mission, sense_at
from pipeline.coding.mentions.owners import Owners
from pipeline.coding.mentions.persons import Persons
from pipeline.coding.mentions.titles import Titles
from pipeline.coding.tokens import Token, unit

_BEFORE_HEAD = 5
"""Most tokens before the head of a noun phrase."""
_UNSURE = {"surname", "commonname"}


class MentionBuilder:
    """Builds the mentions and election phrases of a text's sentences, from the first to the last; `begin` turns to the next text."""

    def __init__(self, gazetteer: Gazetteer, lexicon: Lexicon) -> None:
        self._g, self._memory = gazetteer, (memory := Memory())
        self._names, self._fields, self._offices = Names(lexicon), Fields(lexicon), Offices(gazetteer, memory)
        self._actors, self._persons = Actors(gazetteer, lexicon), Persons(gazetteer, memory)
        actors, persons, names, offices, fields = self._actors, self._persons, self._names, self._offices, self._fields
        owners = Owners(gazetteer, lexicon, actors)
        holders = Holders(gazetteer, lexicon, memory, names, actors, persons, offices)
        self._titles = Titles(gazetteer, lexicon, offices, owners, holders, fields, self._mention)
        self._appositions = Appositions(gazetteer, lexicon, memory, actors, persons, names, self._mention)
        self._naming = Naming(gazetteer, lexicon, memory, actors, persons, names, offices, self._appositions)
        self._belonging = Belonging(gazetteer, lexicon, actors, self._titles, self._naming, names, fields, self._appositions)
        self._groups, self._lists = Groups(gazetteer, lexicon, actors), Lists(gazetteer, lexicon)
        self._elections = ElectionPhrases(gazetteer, lexicon, memory, actors, persons)
        self._modifiers, self.former = lexicon.sets["roles.modifiers"], lexicon.sets["roles.former"]
        self._before_head = self._modifiers | self._names.honorifics
        self._owning, self._owning_person = lexicon.words["owners_words"], lexicon.words["owning_person"]
        self._styles, self._ours = lexicon.words["styles"], lexicon.words["ours"]
        self._counted_members = lexicon.words["counted_members"]
        self._we = min(lexicon.words["speakers_together"])

    def begin(self, day: date | None, known: Iterable[str] = ()) -> None:
        """Turn to the next text and forget the last one.

        Args:
            day: When the text was published: who held an office then is meant by it.
            known: Persons whose full name stands anywhere in it.
        """
        self._memory.forget()
        self._memory.day = day
        self._memory.known.update(known)

    def countries_of(self, senses: Senses) -> list[str]:
        """Return the countries that an expression outside prose names: in a dateline, a capital or a country."""
        return self._actors.countries(senses)

    def build(self, text: str, tokens: list[Token], senses: frozenset[str]) -> list[Token]:
        """Return the tokens with mentions (cls M) and election phrases (cls E) each as one token.

        Args:
            text: The whole text.
            tokens: Of one sentence.
            senses: Classes of expressions that the tokens have.
        """
        if "election" in senses:
            tokens = self._elections.join(tokens)
        if "actor" in senses:
            tokens = with_acronyms(tokens)
        out: list[Token] = []
        places: list[int] = []
        after = 0
        for at in [number for number, token in enumerate(tokens) if token.word.opens]:
            if at < after or (tokens[at].cls == "determiner" and _headless(tokens, at)):
                continue
            found = self._mention(text, tokens, at)
            if found is None:
                continue
            mention, end = found
            if mention.name and at - 1 == after and tokens[after].cls == "coordinator" and out:
                mention = self._offices.of_a_colleague(mention, out[-1].data) or mention
            if len(mention.who) == 1 and mention.who[0].level.startswith("mission"):
                self._appositions.led_by(text, tokens, mention.who[0].actor, end)
            if any(who.former for who in mention.who):
                self._memory.retire(mention.start, mention.end)
            out += tokens[after:at]
            places.append(len(out))
            out.append(unit(mention.start, mention.end, "M", tokens[at].senses, mention))
            after = end
        out += tokens[after:]
        return self._lists.join(text, out, places) if len(places) > 1 else out

    def _mention(self, text: str, tokens: list[Token], at: int) -> Found | None:
        """Return the mention that begins at a token: "the former Kenyan president"."""
        token = tokens[at]
        if token.low in self._styles and (styled := self._styled(text, tokens, at)) is not None:
            return styled
        if (token.cls == "pronoun" or "alone" in token.word.marks) and (pronoun := self._groups.pronoun(tokens, at)) is not None:
            return pronoun
        if at and tokens[at - 1].negates and (denied := self._groups.denied(tokens, at)) is not None:
            return denied
        if not (token.senses or token.cls == "determiner" or token.low in self._before_head or text[token.start].isupper()):
            return None
        head, former = self._to_head(tokens, at)
        found = self._head(text, tokens, head, at) if head < len(tokens) else None
        if found is None:
            return None
        mention, after = found
        if peek(tokens, after).cls == "poss":
            mention, after = self._spoken_for(text, tokens, mention, after)
        mention.start = token.start
        self._note_opening(mention, token.low)
        mention.plain = head - at <= 1 and ("definite" in token.word.marks or mention.both)
        self._note_name(mention, tokens[head])
        if former or "former" in peek(tokens, head - 1).senses:
            mention.who = tuple([self._spent(mention, who) for who in mention.who])
        mention.possessor = peek(tokens, after).cls == "poss"
        return mention, after

    def _styled(self, text: str, tokens: list[Token], at: int) -> Found | None:
        """Read "HH the Amir", "HE Ann Other": two capitals are no name and no pronoun before what is a mention itself."""
        token, following = tokens[at], peek(tokens, at + 1)
        named = following.cls == "determiner" or capital(text, following)
        if not named or not text[token.start : token.end].isupper() or text[following.start : following.end].isupper():
            return None
        found = self._mention(text, tokens, at + 1)
        if found is not None:
            found[0].start = token.start
        return found

    def _to_head(self, tokens: list[Token], at: int) -> tuple[int, bool]:
        """Return the number of the head behind determiners, modifiers and honorifics, and whether one says that an office is past."""
        start, former, count = at, False, len(tokens)
        while at < count and at - start < _BEFORE_HEAD:
            token = tokens[at]
            if "former" in token.senses:
                former = True
            elif token.low.isdigit() and peek(tokens, at + 2).low in self._counted_members and "bloc" in peek(tokens, at + 3).senses:
                # "the | 11-member | bloc"
                at += 2
            elif not (token.cls == "determiner" or token.low in self._before_head) or "role" in token.senses:
                break
            elif token.low in self._names.honorifics:
                at += peek(tokens, at + 1).low == "."
            at += 1
        return self._fields.before_minister(tokens, at), former

    def _head(self, text: str, tokens: list[Token], at: int, start: int) -> Found | None:
        """Read the construction that the head opens; `start` is the number of the first token before it."""
        token = tokens[at]
        senses = token.senses
        found = None
        if token.low.isdigit():
            found = self._groups.counted(tokens, at)
        if found is None and ("quantifier" in senses or "grouphead" in senses):
            found = self._groups.unnamed(tokens, at)
        if found is not None:
            return found
        if not NAMING.isdisjoint(senses):
            return self._belonging.named(text, tokens, at)
        if "demonym" in senses:
            return self._belonging.demonym(text, tokens, at)
        if "bloc" in senses and self._names_body(peek(tokens, at + 1)):
            # "the | West African bloc | ECOWAS"
            return self._belonging.named(text, tokens, at + 1)
        if "bloc" in senses and (start < at or token.low.startswith("the ")):
            return Mention("bloc", token.start, token.end, word=token.low), at + 1
        if "role" in senses:
            # "expressed resolute opposition to this" names nobody.
            opposing = token.low == "opposition" and peek(tokens, at + 1).low == "to"
            return None if opposing else self._titles.read(text, tokens, at)
        return self._person(text, tokens, at, start)

    def _names_body(self, token: Token) -> bool:
        """Say whether a token names an organisation."""
        found = self._actors.named(token)
        return found is not None and self._g.organisation(found[0])

    def _person(self, text: str, tokens: list[Token], at: int, start: int) -> Found | None:
        """Read a head that is a name, or the people: "Putin", "Ann Other", "the electorate"."""
        token = tokens[at]
        senses = token.senses
        if "person" in senses:
            return self._naming.known(text, tokens, at)
        if "surname" in senses or ("commonname" in senses and self._allowed(tokens, at, start)):
            honoured = (
                "commonname" in senses and "option" not in senses and any(token.low in self._names.honorifics for token in tokens[start:at])
            )
            found = self._naming.known(text, tokens, at, honoured=honoured)
            if found is not None:
                return found
        if "people" in senses.get("object", ()):
            return Mention("people", token.start, token.end, word=token.low), at + 1
        if senses.keys() <= _UNSURE and self._names.is_name(text, token):
            return self._naming.unknown(text, tokens, at)
        return None

    def _allowed(self, tokens: list[Token], at: int, start: int) -> bool:
        """Say whether a family name that is an ordinary word, too, is a name: of somebody named in full before, or after "Mr."."""
        honoured = any(token.low in self._names.honorifics for token in tokens[start:at])
        return honoured or self._persons.known_before(tokens[at])

    def _spoken_for(self, text: str, tokens: list[Token], mention: Mention, at: int) -> Found:
        """Read "President Ndlovu's spokesman, Ann Other,": who speaks for a leader speaks for his state."""
        leader = mention.who[0] if len(mention.who) == 1 else None
        if leader is None or not leader.named or leader.actor is None or leader.former:
            return mention, at
        if sense_at(peek(tokens, at + 1), SPOKESPERSON) is None:
            return mention, at
        spoken, end = self._titles.read(text, tokens, at + 1, leader.actor)
        spoken.start = mention.start
        spoken.who = tuple([replace(who, start=min(who.start, mention.start)) for who in spoken.who])
        return spoken, end

    def _spent(self, mention: Mention, who: Who) -> Who:
        """Return who held an office that is past; a former president who leads a mission now speaks for that."""
        elsewhere = mention.role is not None and not mention.role.level.startswith("mission")
        if elsewhere and who.person is not None and self._g.is_mission(who.actor):
            return replace(who, level="mission_head")
        return replace(who, former=True, level="former_official")

    def _note_opening(self, mention: Mention, low: str) -> None:
        """Note of an office without a name whether "its", "their" or "both" opens it."""
        if mention.kind == "generic" and low in self._ours and of_mission(mention):
            # "Our observers saw nothing of the kind": whoever speaks.
            mention.kind, mention.word, mention.role = "pronoun", self._we, None
        elif mention.kind == "generic":
            mention.both = low == "both"
            mention.owned = low in self._owning or (low in self._owning_person and of_mission(mention))

    def _note_name(self, mention: Mention, head: Token) -> None:
        """Remember whom a full name stands for, so that the family name alone is known below."""
        if "person" in head.senses and " " in head.low and len(mention.who) == 1:
            who = mention.who[0]
            if who.named and who.actor:
                self._memory.local.setdefault(head.low.rpartition(" ")[2], who)


def _headless(tokens: list[Token], at: int) -> bool:
    """Say whether a determiner stands before what can be no mention, as most do: "the vote"."""
    if "alone" in tokens[at].word.marks or at + 1 == len(tokens):
        return False
    following = tokens[at + 1]
    return not (following.word.opens or following.low.isdigit())
