"""What of a row does not matter for whose a number is: titles, appositions, leaders of lists, the nouns behind numbers.

Belongs here: leaving those out, joining what is one name, short forms. Does not: whose the number is then (owners).
"""

import re
from dataclasses import replace

from pipeline.coding import kinds
from pipeline.coding.figures.figure import OF_OPTION, Measured
from pipeline.coding.figures.rows import Row, lower
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.result_frames import ResultFrames
from pipeline.coding.slots import Name, Slot, Slots

_DONE = frozenset(kinds.spelt("won have"))
_GOVERNS = {kinds.GAINED: kinds.WON, kinds.VOTED_FOR: kinds.TO}
"""What words that told a measure do to a name."""
_OF_ALONE = 2
"""Slots of "of A"; with more, "the leader of the hard-left A", A himself is meant."""
_NUMBER_BEHIND, _NAME_BEFORE = kinds.spelt("open number"), kinds.spelt("name comma")
_NO_BLOC = frozenset(kinds.spelt("name won give"))
"""Behind these "the party of …" is what somebody is."""


class Asides:
    """Leaves out of a row what does not matter for whose a number is."""

    def __init__(self, lexicon: Lexicon, slots: Slots) -> None:
        self._slots, self._steps = slots, lexicon.frames.steps["asides"]
        self._out = {stage: tuple(patterns.values()) for stage, patterns in lexicon.frames.left_out.items()}
        lists = lexicon.files["figures"]
        self._officers, self._blocs = frozenset(lists["officers"]), frozenset(lists["blocs"])
        self._short_forms = ShortForms(lexicon.frames, frozenset(lists["parties"]), slots)
        self._parties, self._many = frozenset(lists["parties"]), lexicon.words["many_parties"]
        self._impersonal, self._predicates = frozenset(lists["impersonal"]), frozenset(lists["predicates"])
        self._owning = lexicon.words["owning_person"]
        self._adherents = frozenset(lists["adherents"])

    def left_out(self, text: str, row: Row, read: dict[int, Measured]) -> Row:
        """Return the row without all that does not matter for whose a number is."""
        row = self._whole_names(text, self._governed(row, read)).without(*self._out["nouns"])
        row = self._slogans(text, self._own_party(text, self._joint(text, row)).without(self._steps["fillers"]))
        row = self._standing_for(text, self._short_forms.read(text, row))
        row = row.without(*self._out["names"], *self._out["titles"], self._steps["barrier"], self._steps["ago_said"])
        row = self._from(text, row).without(self._steps["more"])
        row = self._led(text, self._holders(text, row).without(self._steps["places_won"]))
        row = self._which_led(text, self._role(text, row))
        row = row.without(*self._out["insertions"])
        row = self._blocs_named(text, self._chaired(text, self._adherents_of(text, row)))
        row = Row(row.without(self._steps["bloc"]).slots)
        return row.without(self._steps["apposed_who"], self._steps["apposed_leader"], self._steps["apposed"], self._steps["barrier"])

    def is_person(self, text: str, name: Name) -> bool:
        """Say whether a name is a person's."""
        return self._slots.is_person(text, name)

    def _governed(self, row: Row, read: dict[int, Measured]) -> Row:
        """Return the row with what is measured of nobody, and words that told a measure as what they do to a name."""
        for one in read.values():
            if one.measure is not None and one.measure not in OF_OPTION:
                one.slot.kind = kinds.MEASURED
        for slot in row.slots:
            slot.kind = _GOVERNS.get(slot.kind, slot.kind)
        return Row(row.slots)

    def _joint(self, text: str, row: Row) -> Row:
        """Return the row with "the Law and Justice party" as one name."""
        for found in self._steps["joint"].finditer(row.kinds):
            first, party = row.slots[found.start()], row.slots[found.end() - 1]
            if text[party.start : party.end] == "party" and text[first.end : row.slots[found.end() - 2].start] == " and ":
                short = row.kinds[found.end() : found.end() + 1] == kinds.OPEN
                first.name = Name(first.start, party.end if short else row.slots[found.end() - 2].end, None)
                for slot in row.slots[found.start(1) : found.end(1)]:
                    slot.kind = kinds.FILLER
        return Row(row.slots)

    def _own_party(self, text: str, row: Row) -> Row:
        """Return the row without a leader before the party that is told to be his: "Ann Banda and | her | party Unity"."""
        gone: set[int] = set()
        for found in self._steps["own_party"].finditer(row.kinds):
            _, joint, party = row.slots[found.start(1) : found.end(1)]
            if text[joint.end : party.start].strip() in self._owning:
                gone.update(range(*found.span(1)))
        return row.less(gone)

    def _slogans(self, text: str, row: Row) -> Row:
        """Return the row with "A Just Russia – Patriots – For Truth" as one name."""
        gone: set[int] = set()
        pair = self._steps["listed_pair"].match(row.kinds)
        if pair is not None and text[row.slots[0].start].isupper():
            # "Blue and White – 25.9%", a line of a list
            last = row.slots[pair.end() - 1]
            last.name = Name(row.slots[0].start, last.end, None)
            gone.update(range(pair.end() - 1))
        for found in self._steps["slogan"].finditer(row.kinds):
            first, last = row.slots[found.start()], row.slots[found.end() - 1]
            if text[row.slots[found.end() - 2].start].isupper() and first.name is not None and "\n" not in text[first.start : last.end]:
                first.name = replace(first.name, end=last.end)
                gone.update(range(found.start() + 1, found.end()))
        return row.less(gone)

    def _from(self, text: str, row: Row) -> Row:
        """Return the row without where those that have a number are from: "the Coalition from Presevo Valley won"."""
        found = [found for found in self._steps["from"].finditer(row.kinds) if lower(text, row.slots[found.start()]) == "from"]
        return row.less({at for one in found for at in range(*one.span())})

    def _holders(self, text: str, row: Row) -> Row:
        """Return the row without the party of one who holds an office in it, before or behind the name."""
        held = self._steps["held"].search(row.kinds)
        if held is not None and lower(text, row.slots[held.start("office")]) in self._officers:
            row = row.without(self._steps["held"])
        holder = self._steps["holder"].search(row.kinds)
        if holder is not None and (lower(text, row.slots[holder.start()]) in self._officers or self._of_several(text, row, holder)):
            row = row.without(self._steps["holder"], *self._out["titles"])
        return row

    def _adherents_of(self, text: str, row: Row) -> Row:
        """Return the row without what the members of a party are called before its name: "the conservatives of the Unity Party"."""
        found = self._steps["adherents_of"].search(row.kinds)
        known = found is not None and lower(text, row.slots[found.start(1)]) in self._adherents
        return row.without(self._steps["adherents_of"]) if known else row

    def _of_several(self, text: str, row: Row, holder: re.Match[str]) -> bool:
        """Say whether what is said before a name is of how many it is made: "the alliance of several religious parties, A,"."""
        comma = holder.end(1) - 1
        return lower(text, row.slots[holder.start()]) in self._blocs and lower(text, row.slots[comma - 1]) in self._many

    def _led(self, text: str, row: Row) -> Row:
        """Return the row with "the bloc led by A", "the coalition of A, B and C" as somebody, but nobody named."""
        members = self._steps["of_members"].search(row.kinds)
        if members is not None and lower(text, row.slots[members.start()]) in self._blocs:
            row.slots[members.start()].kind = kinds.OTHERS
            row = Row(row.without(self._steps["of_members"]).slots)
        led = self._steps["led_by"].search(row.kinds)
        if led is None or lower(text, row.slots[led.start("what")]).rpartition(" ")[2] not in self._blocs:
            return row
        row.slots[led.start("what")].kind = kinds.OTHERS
        return Row(row.without(self._steps["led_by"]).slots)

    def _which_led(self, text: str, row: Row) -> Row:
        """Return the row without who leads the party that a clause goes on with: "the Unity Party, led by Ann Banda, which won"."""
        gone: set[int] = set()
        for found in self._steps["led_which"].finditer(row.kinds):
            leader, _, relative = row.slots[found.end() - 3 : found.end()]
            if lower(text, relative) in self._impersonal and leader.name is not None and not self._has_noun(text, leader.name):
                gone.update(range(*found.span(found.lastindex or 0)))
        return row.less(gone)

    def _whole_names(self, text: str, row: Row) -> Row:
        """Return the row with "Chandra (Chan) Banda" as one name."""
        gone: set[int] = set()
        for found in self._steps["nicknamed"].finditer(row.kinds):
            first, last = row.slots[found.start()], row.slots[found.end() - 1]
            if first.name is not None and last.name is not None and text[row.slots[found.end() - 2].end : last.start] == " ":
                last.name = replace(last.name, start=first.name.start)
                gone.update(range(found.start(), found.end() - 1))
        return row.less(gone)

    def _standing_for(self, text: str, row: Row) -> Row:
        """Return the row without parties behind their candidates, as declarations list them: "Ann Banda, Unity Party, 6,600"."""
        gone: set[int] = set()
        for found in self._steps["stood_for"].finditer(row.kinds):
            somebody, party = row.slots[found.start("somebody")].name, row.slots[found.start("party")].name
            if somebody is None or party is None or party.person is not None or not self._slots.is_person(text, somebody):
                continue
            # "Ann Banda, Peter Mwale, won": two people, unless the second is called as parties are.
            listed = row.kinds[found.end() : found.end() + 1] not in _DONE and found.start("party") == found.end("somebody") + 1
            if listed or self._is_party(text, party):
                gone.update(range(found.end("somebody"), found.end()))
        return row.less(gone)

    def _is_party(self, text: str, name: Name) -> bool:
        """Say whether a name is one on which parties' names are built, or an acronym."""
        words = text[name.start : name.end].split()
        return self._has_noun(text, name) or any(len(word) > 1 and word.isupper() for word in words)

    def _has_noun(self, text: str, name: Name) -> bool:
        """Say whether a name is built on a noun for a party."""
        return not self._parties.isdisjoint(text[name.start : name.end].lower().split())

    def _role(self, text: str, row: Row) -> Row:
        """Return the row without what a person is in a party: "A, the People First Party candidate, won"."""
        role = self._steps["role"].search(row.kinds)
        if role is None:
            return row
        words = row.slots[role.start() + 2]
        return row.without(self._steps["role"]) if text[words.start : words.end].split()[-1] in self._officers else row

    def _chaired(self, text: str, row: Row) -> Row:
        """Return the row with the person free in "chairman of the Ecological Party A (4.14 %)"."""
        for found in self._steps["bloc"].finditer(row.kinds):
            noun = row.slots[found.start()]
            of = row.slots[found.end() - 1]
            free = row.kinds.startswith(_NUMBER_BEHIND, found.end())
            free = free or (
                len(found[1]) > _OF_ALONE and kinds.COMMA not in found[1] and of.name is not None and self._slots.is_person(text, of.name)
            )
            if free and lower(text, noun) in self._officers:
                noun.kind = kinds.WORD
        return Row(row.slots)

    def _blocs_named(self, text: str, row: Row) -> Row:
        """Return the row with "the bloc of Moqtada al-Sadr" as a name; "the candidate of …" is somebody, but nobody named."""
        for found in self._steps["bloc"].finditer(row.kinds):
            start = found.start()
            noun, of = row.slots[start], row.slots[found.end() - 1]
            told = start > 0 and lower(text, row.slots[start - 1]) in self._predicates
            if told or row.kinds[start - 2 : start] == _NAME_BEFORE or row.kinds[start - 1 : start] in _NO_BLOC:
                # "Syriza, the party of Alexis Tsipras,", "was elected president of Brazil", "as president of Brazil"
                noun.kind = kinds.WORD
                continue
            party = lower(text, noun) in self._parties and "," not in text[noun.end : of.start]
            noun.kind, noun.name = (kinds.NAME, Name(noun.start, of.end, None)) if party else (kinds.OTHERS, None)
        return row


class ShortForms:
    """Lets parties be known by the short form behind their name: "Umbrella for Democratic Change (UDC)"."""

    def __init__(self, frames: ResultFrames, parties: frozenset[str], slots: Slots) -> None:
        self._steps, self._parties, self._is_person = frames.steps["asides"], parties, slots.is_person

    def read(self, text: str, row: Row) -> Row:
        """Return the row with parties by their short forms."""
        row = self._spelt(text, self._unread(text, row))
        for found in self._steps["short"].finditer(row.kinds):
            first = found.start()
            noun = row.slots[found.end() - 1] if found.end() > first + 1 else row.slots[first - 1] if first else None
            self._acronym(text, noun, row.slots[first], row.slots[found.end() + 1])
        return row

    def _unread(self, text: str, row: Row) -> Row:
        """Return the row with a title as a name, where only its short form was read: "the liberal Democratic Party (PDK)"."""
        gone: set[int] = set()
        for found in self._steps["unread"].finditer(row.kinds):
            noun, short = row.slots[found.start()], row.slots[found.end() + 1]
            called = text[noun.start].isupper() and text[short.start : short.end].isupper()
            # "the left-wing party (Die Linke)"
            called = called or (found.end() == found.start() + 1 and not text[noun.start].isupper() and self._is_foreign(row, found, short))
            if called and lower(text, noun) in self._parties:
                noun.kind, noun.name = kinds.NAME, short.name
                # "the liberal Party for Freedom (PVV)"
                gone.update(range(found.start() + 1, found.end()))
        for found in self._steps["unread_words"].finditer(row.kinds):
            words, short = row.slots[found.start("words") : found.end()], row.slots[found.end() + 1]
            initials = "".join(text[word.start] for word in words)
            if initials.isupper() and text[short.start : short.end].lower().startswith(initials.lower()):
                # "New Zambia (NZa)"
                words[0].kind, words[0].name = kinds.NAME, short.name
                gone.update(range(found.start("words") + 1, found.end()))
        return row.less(gone)

    def _is_foreign(self, row: Row, found: re.Match[str], short: Slot) -> bool:
        """Say whether a party that is only described stands alone before what it calls itself."""
        known = short.name is not None and short.name.person is not None
        return not known and row.kinds[found.end() + 2 :][1:2] in _DONE and row.kinds[max(found.start() - 1, 0)] == kinds.WORD

    def _spelt(self, text: str, row: Row) -> Row:
        """Return the row with parties by the short form behind them, where only a part of their name was read."""
        gone: set[int] = set()
        for found in self._steps["spelt"].finditer(row.kinds):
            first, short = row.slots[max(found.start() - 1, 0)], row.slots[found.end() - 2]
            capitals = "".join(filter(str.isupper, text[first.start : row.slots[found.end("words") - 1].end]))
            written = text[short.start : short.end]
            if len(written) > 1 and written.isupper() and capitals.endswith(written):
                row.slots[found.start()].name = short.name
                gone.update(range(found.start("words"), found.end()))
        return self._coupled(text, Row(row.slots).less(gone))

    def _coupled(self, text: str, row: Row) -> Row:
        """Return the row with parties whose name has an "and" by the short form behind it: "Freedom and Direct Democracy (SPD)"."""
        gone: set[int] = set()
        for found in self._steps["coupled"].finditer(row.kinds):
            first, joint, second, short = (
                row.slots[found.start()],
                *row.slots[found.start() + 1 : found.start() + 3],
                row.slots[found.end() - 2],
            )
            written = text[short.start : short.end]
            # "the Liberals and the Greens (GP)" are two.
            one = text[joint.end : second.start] == " " and len(written) > 1 and written.isupper()
            people = all(slot.name is None or self._is_person(text, slot.name) for slot in (first, second))
            seconds = "".join(word[0] for word in text[second.start : second.end].split()).upper()
            if one and not people and written != seconds:
                first.name = short.name
                gone.update(range(found.start() + 1, found.end()))
        return Row(row.slots).less(gone)

    def _acronym(self, text: str, before: Slot | None, full: Slot, short: Slot) -> None:
        """Let "Umbrella for Democratic Change (UDC)" be UDC, but "Peter Mutharika (DPP)" himself."""
        assert full.name is not None
        if short.name is not None and self._is_person(text, short.name) and not self._is_person(text, full.name):
            # "Partido Acción Ciudadana (Luis Guillermo Solís): 1,338,321"
            full.name = short.name
            return
        written = text[short.start : short.end]
        if full.name.person is not None or sum(map(str.isupper, written)) <= max(1, len(written) // 3):
            return
        titled = before is not None and lower(text, before) in self._parties
        whole = text[full.name.start : full.name.end]
        if titled or self._abbreviates(written.lower(), whole):
            full.name = short.name

    def _abbreviates(self, short: str, whole: str) -> bool:
        """Say whether a short form can be that of a name: by its initials, or as the name is a party's."""
        words = [word for word in re.split(r"[\s/-]+", whole) if word[:1].isalpha()]
        initials = "".join(word[0] for word in words).lower()
        capitals = "".join(word[0] for word in words if word[0].isupper()).lower()
        party = not self._parties.isdisjoint(word.lower() for word in words) or "'" in whole or " for " in whole
        return party or short in (initials, capitals)
