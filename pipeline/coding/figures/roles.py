"""Whom a description means that stands for a name: "the incumbent", "his challenger", "the 71-year-old", "the ruling party".

Belongs here: binding descriptions to those whom the text has described so, or who alone can be meant. Does not: pronouns (referents),
descriptions beside a name, which are left out of a row (asides), the words of descriptions (figures.yaml).
"""

import re
from dataclasses import dataclass

from pipeline.coding import kinds
from pipeline.coding.document import Sentence
from pipeline.coding.figures.figure import Running, known_as
from pipeline.coding.figures.rows import Row
from pipeline.coding.figures.wording import any_of
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.slots import Name, Slot, Slots

_BEFORE, _BEHIND = 60, 80
"""Characters before and behind a name in which it is described."""
_TWO = 2
_MODIFIERS = 3
"""Words between "the" and the noun."""
_OPENING = 3
"""Sentences that name those whom a text is about."""
_LOOSE = kinds.spelt("word title of")
_BESIDE = re.compile(rf"{kinds.COMMA}[{_LOOSE}]{{0,5}}{kinds.COMMA}?{kinds.NAME}|{kinds.NAME}")
"""Behind a description that only stands beside a name: "his opponent, the mayor of Ndola, | Ann Banda"."""
_BEHIND_NAME = frozenset(kinds.spelt("of by"))
"""Before a description that only tells of somebody: "with the backing of | the ruling party"."""
_GOES_ON = kinds.TITLE + kinds.WORD
_SOMEBODY = frozenset((kinds.NAME, kinds.PRONOUN))
_OWN = frozenset((kinds.NAME, kinds.NUMBER, kinds.PRONOUN))
"""What is no part of a description but before its noun: "the former Ndola governor"."""
_DESCRIBED = frozenset(kinds.spelt("title pronoun"))
"""Kinds of those whom nobody has named."""
_HAVING = frozenset(map(kinds.spelt, ("number", "have", "won", "moved", "gained", "comma", "possessive", "open", "between")))
"""Behind a name that somebody goes by."""


@dataclass(frozen=True, slots=True)
class _Description:
    """Words that stand for somebody."""

    opener: str
    """the, his, her, …"""
    modifiers: frozenset[str]
    head: str
    """the noun"""
    age: str | None


_OFFICER = re.compile(r"((?:[A-Z][\w-]*\s)*[A-Z][\w-]*)['’]s\s[a-z]")
"""Whose somebody is."""


class Roles:
    """Finds those who are described instead of named."""

    def __init__(self, lexicon: Lexicon, slots: Slots) -> None:
        lists = lexicon.files["figures"]
        self._slots, self._parties = slots, frozenset(lists["parties"])
        self._the = tuple(f"{word} " for opener in lists["role_openers"] for word in (opener, opener.capitalize()))
        self._company: dict[str, list[str]] = lists["known_by_company"]
        self._party = tuple(lexicon.words.parts["party_names"])
        keys = "others_of_two", "first_of_two", "second_of_two", "described", "described_offices", "described_groups"
        self._other, self._first, self._second, self._people, self._offices, self._groups = (frozenset(lists[key]) for key in keys)
        self._blocs = frozenset(lists["blocs"])
        self._makes_up = tuple(f" {word} " for word in lists["makes_up"])
        self._closest = frozenset(lists["closest"])
        self._incoming = frozenset(lists["incoming"])
        self._won, self._titles = lexicon.frames.steps["referents"]["won"], tuple(lexicon.frames.left_out["titles"].values())
        self._once = frozenset(lists["once_in_office"])
        self._governing = frozenset(lists["governing_modifiers"])
        self._any_party = frozenset(lists["any_party"])
        self._adjectives = frozenset(lists["described_adjectives"])
        self._telling, self._grouping = frozenset(lists["telling_modifiers"]), frozenset(lists["group_modifiers"])
        self._anybodys, self._whose = frozenset(lists["role_openers"]), frozenset(lists["role_owners"])
        heads = self._other | self._first | self._second | self._people | self._offices | self._groups
        heads = sorted(heads, key=lambda head: (-len(head), head))
        self._articles = any_of([*lists["role_openers"], *lists["role_owners"], *lists["role_articles"]])
        self._word = rf"(?!(?:{any_of(lists['role_breaks'])})\b)(?:[a-z]|\d\d-)[\w-]*\s"
        self._beside_names: dict[str, tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]] = {}
        self._description = re.compile(
            rf"\b(?P<opener>(?i:{any_of([*lists['role_openers'], *lists['role_owners']])}))\s"
            rf"(?P<modifiers>(?:{self._word}|[A-Z][\w-]+\s){{0,{_MODIFIERS}}}?)(?P<head>{any_of(heads)}"
            # "the 70-year-old won", no "the 70-year-old former Ndola governor"
            rf"|(?P<age>\d\d)-(?:{any_of(lists['aged_heads'])})(?!\s(?:[\w-]+\s){{0,2}}(?:{any_of(heads)})\b))"
            # "the libertarian economist" is one; "gave the president 60 percent" and "credited the president with 60" go on with a number
            rf"(?![\w-])(?!\s(?:{any_of(heads)})\b)(?!\s(?:{any_of(lists['role_goes_on'])})\b(?!\s(?:[a-z]+\s){{0,2}}\d))"
        )

    def meet(self, text: str, sentence: Sentence, row: Row, running: Running) -> Row:
        """Return the row with descriptions as the names of those who are meant, as far as the text tells."""
        if kinds.NUMBER not in row.kinds:
            return row
        row = self._short(text, row, running)
        for found in self._description.finditer(text, sentence.start, sentence.end):
            span = _span(row, found)
            if span is None or self._beside(row, *span):
                continue
            if found["head"] in self._adjectives and row.kinds[span[1] : span[1] + 1] == kinds.WORD:
                # "the general election", "the liberal vote"
                continue
            opener, modifiers, head = found["opener"].lower(), frozenset(found["modifiers"].split()), found["head"]
            if head not in self._people and not found["modifiers"].islower() and found["modifiers"]:
                # "the French president"
                continue
            name, known = self._meant(text, _Description(opener, modifiers, head, found["age"]), row, span[0], running)
            behind = row.kinds[span[0] - 1 : span[0]] in _BEHIND_NAME and kinds.NAME in row.kinds[: span[0]]
            # ("Ann Banda, with the backing of the ruling party: 600,000 votes".)
            name = self._spelt_out(text, name, running) if name is not None else None if behind else self._group(found)
            if name is not None and any(
                slot.name is not None and self._known(text, slot.name) == self._known(text, name)
                for slot in row.slots[span[0] if self._of_speaker(text, row.slots[: span[0]], name) else 0 :]
            ):
                # "The president won 60 percent, against 40 for Ann Banda": not she.
                continue
            first = _SOMEBODY.isdisjoint(row.kinds[: span[0]]) and len(running.rivals) < _TWO
            unknown = name is None and head in self._any_party and not modifiers and self._told_by_somebody(text, row.slots[: span[0]])
            office = head in self._offices and self._once.isdisjoint(modifiers)
            if name is not None or (first and not known and opener in self._anybodys and not office):
                # The first who is somebody in a sentence: "the general" is whoever "he" would be, unless two have figures already.
                row = _put(row, span, found, name)
            elif unknown:
                row = Row([*row.slots[: span[0]], Slot(kinds.OTHERS, *found.span()), *row.slots[span[1] :]])
            elif kinds.NAME in row.kinds[slice(*span)]:
                # "the former Ndola governor": not Ndola.
                row = Row([*row.slots[: span[0]], Slot(kinds.WORD, *found.span()), *row.slots[span[1] :]])
        return row

    def _short(self, text: str, row: Row, running: Running) -> Row:
        """Return the row with parties by the first word of their names: "the Centre" for the Centre Party."""
        for at, slot in enumerate(row.slots[:-1]):
            behind = next((one.kind for one in row.slots[at + 1 :] if one.end > one.start), "")
            if slot.kind not in _GOES_ON or not text[slot.start].isupper() or behind not in _HAVING:
                continue
            word = text[slot.start : slot.end]
            if any(other in text for other in self._company.get(word, ())):
                slot.kind, slot.name = kinds.NAME, Name(slot.start, slot.end, None)
            if slot.kind == kinds.NAME or not text.endswith(self._the, 0, slot.start):
                continue
            named = (*self._named(text, running), *(other.name for other in row.slots if other.name is not None))
            full = [name for name in named if any(text[name.start : name.end] == f"{word} {end}" for end in self._party)]
            if full and self._alone(text, full) is not None:
                slot.kind, slot.name = kinds.NAME, full[0]
        return Row(row.slots)

    def _beside(self, row: Row, first: int, end: int) -> bool:
        """Say whether a description stands beside the name that it is of, or opens a longer one."""
        if row.kinds[max(first - 2, 0) : first] == kinds.NAME + kinds.COMMA or row.kinds[end : end + 1] == kinds.TITLE:
            return True
        if row.kinds[max(first - 1, 0) : first] == kinds.NAME:
            # "declared Ann Banda the winner"
            return True
        owned = row.kinds[end : end + 1] == kinds.POSSESSIVE and row.kinds[end + 1 : end + 2] in _GOES_ON
        return owned or _BESIDE.match(row.kinds, end) is not None

    # -- who is meant -----------------------------------------------------------------------------------------------------------------

    def _meant(self, text: str, one: _Description, row: Row, first: int, running: Running) -> tuple[Name | None, bool]:
        """Return who is meant, and whether the description can be nobody else's."""
        if one.head in self._other:
            return self._rival(text, one, row, first, running), True
        if one.head in self._first or one.head in self._second:
            ranked = _ranked(running, first=one.head in self._first)
            return ranked or (self._winner(text, running) if one.head in self._first else None), True
        if one.head in self._offices and not self._incoming.isdisjoint((*one.modifiers, one.head)):
            # "the new president", "the president-elect"
            winner = self._winner(text, running)
            if winner is not None:
                return winner, True
        group = one.head in self._groups
        if group and not one.modifiers and one.opener not in self._whose and one.head not in self._grouping:
            return self._party_meant(text, one.head, row.slots[:first], running), True
        if one.opener in self._whose or (group and self._grouping.isdisjoint((one.head, *one.modifiers))):
            return None, True
        described = [
            name for name in self._named(text, running) if self._slots.is_person(text, name) != group and self._is(text, name, one)
        ]
        # (Of several parties called "the opposition X", that only one has figures is chance.)
        contesting = [] if group else [name for name in described if self._known(text, name) in running.rivals]
        alone = self._alone(text, described) or self._alone(text, contesting)
        stands = alone is not None and (group or self._stands(text, alone, running))
        return (alone if stands else None), group or bool(described)

    def _winner(self, text: str, running: Running) -> Name | None:
        """Return who won, as one of the sentences that open the text says first of all, if a person did."""
        for sentence in running.so_far[:_OPENING]:
            row = Row(self._slots.read(text, sentence)).without(*self._titles)
            won = self._won.match(row.kinds)
            name = next((slot.name for slot in row.slots[: won.end()] if slot.name is not None), None) if won is not None else None
            if name is not None:
                return name if self._slots.is_person(text, name) and not name.pronoun else None
        return None

    def _group(self, found: re.Match[str]) -> Name | None:
        """Return those who stand together as the text calls them where it has no name for them: "the ruling party"."""
        told = found["opener"].lower() in self._anybodys and found["head"] in self._groups
        one_only = told and not self._governing.isdisjoint(found["modifiers"].split())
        return Name(found.start("modifiers"), found.end("head"), None) if one_only else None

    def _party_meant(self, text: str, head: str, before: list[Slot], running: Running) -> Name | None:
        """Return the one party that the sentence has named, else the one of the sentence before: who "the party" is.

        "The coalition" is one whose name says so.
        """
        named = [slot.name for slot in before if slot.name is not None]
        if not named and running.before is not None:
            named = self._slots.named(text, running.before, people=False)
            if not named and len(running.so_far) > 1 and running.so_far[-2].paragraph == running.before.paragraph:
                # "The Unity Party came first. Its leader was overjoyed. The party took 40 percent."
                named = self._slots.named(text, running.so_far[-2], people=False)
        named = [self._party_of(text, name) for name in named if not _abbreviated(text, name, named)]
        named = [name for name in named if not (name.special or name.pronoun or self._slots.is_person(text, name))]
        alone = self._alone(text, named)
        fits = alone is not None and (head in self._any_party or head in text[alone.start : alone.end].lower())
        return alone if fits else None

    def _told_by_somebody(self, text: str, before: list[Slot]) -> bool:
        """Say whether only people are named before "the party", which is none of them: "Ann Banda said that the party had won"."""
        named = [slot.name for slot in before if slot.name is not None]
        return bool(named) and all(self._slots.is_person(text, name) for name in named)

    def _of_speaker(self, text: str, before: list[Slot], party: Name) -> bool:
        """Say whether a party is named before "the party" as somebody's who speaks: "the UP's spokesman, Ann Banda, said the party"."""
        named = [slot for slot in before if slot.name is not None]
        owner = next((slot for slot in named if slot.name is party), None)
        behind = before[before.index(owner) + 1 :] if owner is not None else []
        possessed = bool(behind) and behind[0].kind == kinds.POSSESSIVE
        last = named[-1].name if named else None
        return possessed and last is not None and self._slots.is_person(text, last)

    def _party_of(self, text: str, name: Name) -> Name:
        """Return the party of somebody who is called for an office in it: "the UP's spokesman, Ann Banda"."""
        found = _OFFICER.match(text, name.start, name.end)
        party = found is not None and (found[1].isupper() or found[1].rpartition(" ")[2].lower() in self._parties)
        return Name(name.start, found.end(1), None) if found is not None and party else name

    def _stands(self, text: str, name: Name, running: Running) -> bool:
        """Say whether somebody can be one of those who stood: who has a figure, or is named where the text opens."""
        opening = running.so_far[:_OPENING][-1].end if running.so_far else 0
        return self._known(text, name) in running.rivals or name.start < opening

    def _rival(self, text: str, description: _Description, row: Row, first: int, running: Running) -> Name | None:
        """Return the other of two: "Ann Banda had 60 percent and her rival 40"."""
        before = [slot.name for slot in row.slots[:first] if slot.name is not None and not slot.name.special]
        one = before[-1] if before else running.owner
        if one is None or (not before and not _DESCRIBED.isdisjoint(row.kinds[:first])):
            # "The president-elect had 60 percent and his rival 40": whose rival is not told.
            return None
        mine, rivals = self._known(text, one), running.rivals
        if len(rivals) == _TWO and mine in rivals:
            return next((name for word, name in rivals.items() if word != mine), None)
        if len(rivals) > _TWO and not self._closest.isdisjoint(description.modifiers):
            leader = _ranked(running, first=True)
            return _ranked(running, first=False) if leader is not None and self._known(text, leader) == mine else None
        people = {self._known(text, name): name for name in (*self._named(text, running), *before) if self._slots.is_person(text, name)}
        others = [name for word, name in people.items() if word != mine]
        return others[0] if len(rivals) < _TWO and len(people) == _TWO and len(others) == 1 else None

    def _spelt_out(self, text: str, name: Name, running: Running) -> Name | None:
        """Return where somebody is named for whom the text has a pronoun."""
        if not name.pronoun:
            return name
        return next((other for other in self._named(text, running) if other.person is not None and other.person == name.person), None)

    def _known(self, text: str, name: Name) -> str:
        return known_as(text, name, self._parties)

    def _alone(self, text: str, names: list[Name]) -> Name | None:
        """Return the one whom names are of, nobody if they are of several."""
        return names[0] if len({self._known(text, name) for name in names}) == 1 else None

    def _named(self, text: str, running: Running) -> list[Name]:
        """Return those whom the sentences so far name, in order."""
        for sentence in running.so_far[running.scanned :]:
            running.named.extend(name for name in self._slots.names(text, sentence) if not (name.pronoun or name.special))
        running.scanned = len(running.so_far)
        return running.named

    def _is(self, text: str, name: Name, one: _Description) -> bool:
        """Say whether a text describes somebody so: "opposition leader Ann Banda", "Ann Banda, a former mayor,", "Ann Banda, 58,"."""
        if one.age is not None:
            return text.startswith(f", {one.age},", name.end)
        if one.head in self._blocs and text.endswith(self._makes_up, 0, name.start):
            # "the ruling coalition of the Unity Party and …", "led by the Unity Party": several, of which it is one.
            return False
        if one.head in self._groups and self._governs(text, name, one):
            return True
        before, inside, behind = self._beside_name(one.head)
        signs = (
            before.search(text, max(0, name.start - _BEFORE), name.start),
            inside.match(text, name.start, name.end),
            behind.match(text, name.end, name.end + _BEHIND),
        )
        return any(found is not None and self._alike(found["modifier"], one) for found in signs)

    def _beside_name(self, noun: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
        """Return what finds a noun before a name, at its head and behind it."""
        if noun not in self._beside_names:
            head = rf"(?:(?P<modifier>[\w-]+)\s)?(?i:{re.escape(noun)})"
            self._beside_names[noun] = (
                re.compile(rf"\b{head}(?:\s[a-z]{{2,3}}\s[A-Z][\w-]+)?,?\s(?:[A-Z][\w.'’-]*\s)*$"),
                re.compile(rf"{head}\s(?=[A-Z])"),
                re.compile(rf",\s(?:(?:{self._articles})\s)?(?:{self._word}){{0,{_MODIFIERS}}}?{head}(?!-)\b"),
            )
        return self._beside_names[noun]

    def _governs(self, text: str, name: Name, one: _Description) -> bool:
        """Say whether a party is called what its description says of it: "the ruling | Unity Party"."""
        said = any_of(sorted(self._grouping & {one.head, *one.modifiers}))
        before = re.compile(rf"\b(?:{said})\s(?:[a-z-]+\s){{0,{_MODIFIERS}}}$").search(text, max(0, name.start - _BEFORE), name.start)
        return bool(said) and before is not None

    def _alike(self, modifier: str | None, one: _Description) -> bool:
        """Say whether the word before an office leaves it the same: the former president is not the president."""
        return self._telling.intersection(((modifier or "").lower(),)) == self._telling & one.modifiers


def _span(row: Row, found: re.Match[str]) -> tuple[int, int] | None:
    """Return the places of the slots that a description is made of; nothing where it is a part of one, or a name already."""
    places = [at for at, slot in enumerate(row.slots) if slot.end > max(slot.start, found.start()) and slot.start < found.end()]
    inside = all(found.start() <= row.slots[at].start and row.slots[at].end <= found.end() for at in places)
    loose = all(row.slots[at].kind not in _OWN or row.slots[at].end < found.start("head") for at in places)
    return (places[0], places[-1] + 1) if places and inside and loose else None


def _abbreviated(text: str, name: Name, named: list[Name]) -> bool:
    """Say whether a name stands before its short form, which is what it is called by: "the Unity Party (UP)"."""
    return text.startswith(" (", name.end) and any(other.start == name.end + len(" (") for other in named)


def _put(row: Row, span: tuple[int, int], found: re.Match[str], name: Name | None) -> Row:
    """Return the row with one slot for a description: the name of who is meant, or a pronoun."""
    slot = Slot(kinds.PRONOUN if name is None else kinds.NAME, *found.span(), None, name)
    before = row.slots[span[0] - 1] if span[0] else None
    if before is not None and before.kind == kinds.HISTORY and before.start == before.end:
        # "fewer than the winner", as "fewer than Ann Banda"
        before.kind = kinds.THAN
    return Row([*row.slots[: span[0]], slot, *row.slots[span[1] :]])


def _ranked(running: Running, *, first: bool) -> Name | None:
    """Return who is ahead of all who have figures, or next to that: "the winner", "the runner-up"."""
    scores = [running.scores.get(word, {}) for word in running.rivals]
    if len(scores) < _TWO:
        return None
    for measure in scores[0]:
        values = [score[measure] for score in scores if measure in score]
        if len(values) == len(scores) == len(set(values)):
            place = values.index(sorted(values, reverse=True)[0 if first else 1])
            return list(running.rivals.values())[place]
    return None
