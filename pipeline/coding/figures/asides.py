"""What of a row does not matter for whose a number is: titles, appositions, leaders of lists, the nouns behind numbers.

Belongs here: leaving those out, joining what is one name, short forms. Does not: whose the number is then (owners).
"""

import re
from dataclasses import replace

from pipeline.coding.figures.figure import OF_OPTION, Measured
from pipeline.coding.figures.rows import Row, lower
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.slots import Name, Slot, Slots

_GOVERNS = {"E": "V", "2": "F"}
"""What words that told a measure do to a name."""
_LED = re.compile(
    r"Ap?(,[Vx]M[px&!]{0,4}(?:A[px&!]{1,4})?A,?|[Vx]M[px]{0,4}A(?:O[xp]{1,3},A)?,?|[Vx]M[px]{1,4}O[xp]{1,3},A,?)(?=x{0,2}F?x?[VW])|Ap?(,VM[px]{0,3}A,)(?=[Nx])"
)
"""Perikatan Nasional, led by somebody, …; the Alliance headed by somebody"""
_PARTY_OF = re.compile(r"A(,pO[xp]{0,3}A)(?=,)|A(pO[xp]{0,3}A)(?=[VW])")
_HELD = re.compile(r"A(,[xp]{0,4}A(?P<office>p)(?:&[xp]{1,3})?,?)(?=[VW&])")
"""Meral Akşener, the Good Party chairwoman and the only woman, received …"""
_TITLED_BEHIND = re.compile(r"A(,p{1,3})(?=[VW]x?[VN])")
"""Essa Faal, independent candidate has 17,206 votes."""
_ASIDE = re.compile(r"A([,:][WOh][xp]{0,2}Ap?[,:])(?=[VW])")
"""Castillo, with the Peru Libre party, has won …"""
_ALIAS = re.compile(r"A(9A)")
"""The Democratic Party / Ardchilsan Nam."""
_DASHED = re.compile(r"Ap?(:q[^:N;]{0,20}:)(?=[VW])")
"""Golkar – which was the ruler's party – won …"""
_SLOGAN = re.compile(r"A(?::A)?:FA(?=[WVGN(:])")
_BELONGING = re.compile(r"(?<![MBO])(A')(?=[xp]{0,3}A)")
"""Dhlakama's Renamo."""
_MADE_OF = re.compile(r"A(,?0(?:[xp]{0,2}A,)*[xp]{0,2}A,?&[xp]{0,2}A,?)(?=[VW])")
"""Team Unity, consisting of PAM, CCM and PLP, …"""
_LED_BY = re.compile(r"(?<![A(])(?<!A,)(?<!A,[xp])(?P<what>p)(VM(?:A'|[px']){0,5}A)(?=,?[VW])")
"""The bloc led by A's party: nobody named."""
_SPELT = re.compile(r"A(x{1,4})\(A\)")
"""We Invest in Nationhood (WIN)"""
_UNREAD = re.compile(r"(?<!A)(?<!Ap)p(?=\(A\))")
"""The liberal Democratic Party (PDK), of which only the short form is read."""
_HOLDER = re.compile(r"(pO[xp]{1,3},)(?=A,?[qVW(])")
"""The candidate of the main opposition party, A, …"""
_PLACES_WON = re.compile(r"(xx?Ox{1,3}!)(?=,[Wx])")
"""Won in eight of ten regions, with …"""
_MEMBER = re.compile(r"A(,Ap?x[^,N;]{0,8},)(?=V)")
"""ANO, ALDE party member in the Czech Republic, finished …"""
_ROLE = re.compile(r"A(,A,?)(?=[VWGN&])")
"""James Soong, the People First Party candidate, …"""
_COMPANION = re.compile(r"A(,?&x?p{0,2}5,?p{0,3}A,?)(?=[VWGN])")
"""Tsai and her running mate, William Lai, …"""
_NOUNS = re.compile(r"N((?:O?[xp]{0,2}[xv]?)[bse6C]+)")
_PLACED = re.compile(r"N(OA')(?=x{0,2}[Nx])")
"""48 of Scotland's 59 seats."""
_TITLES = re.compile(r"((?:(?<!&)A)?(?:p\.?)+x?)(?=A)")
_SHORT = re.compile(r"Ap?(?=\(A\))")
_NUMBERED = re.compile(r"(?<=A)(\(xx\))(?=W)")
"""The National Front (number 4) on 3.7 percent."""
_TITLED = re.compile(r"(\([^N()]{1,12}\))")
_BARRIER = re.compile(r"A(p?[xdFnV]{1,5}J)(?=,?[WV])")
"""Between a name and what it got: "cleared the five percent threshold with …"."""
_MORE = re.compile(r"A([^ANVWBGKFf;,l&()]{0,3}O(?:[xB]|[xo]'){0,2}A(?:'p|[xp]{1,3}A(?=V))?|O[xpo]{0,3}p(?=[NVW(]))")
_AGO_SAID = re.compile(r"Ap?(,?x?NY,?)(?=[VW])")
"""The Enough Movement two years ago received only 2.09 percent."""
_FROM = re.compile(r"hA(?=[VW])")
"""The Albanian Coalition from Presevo Valley."""
_CANDIDATE_FOR = re.compile(r"p(F)(?=[xp]{0,2}pA)")
"""The candidate for the right-wing party A."""
_OF_ALONE = 2
"""Slots of "of A"; with more, "the leader of the hard-left A", A himself is meant."""
_FILLERS = re.compile("(D)")
_JOINT = re.compile(r"A(&Ap)(?=[VW(])")
_BLOC = re.compile(r"p(O[xp]{0,3},?[Ax])")
_APPOSED = re.compile(r"(?:(?<=A)|(?<=Ap))(,(?!Gx?q)(?:A'|[^AN;lVWKfB])(?:[^N;lKf]|l(?!x{0,2}A)){0,14}?,)(?=[^,AN;]{0,3}[VWN])")


class Asides:
    """Leaves out of a row what does not matter for whose a number is."""

    def __init__(self, lexicon: Lexicon, slots: Slots) -> None:
        self._slots = slots
        lists = lexicon.files["figures"]
        self._officers, self._blocs = frozenset(lists["officers"]), frozenset(lists["blocs"])
        self._short_forms = ShortForms(frozenset(lists["parties"]))
        self._parties = frozenset(lists["parties"])

    def left_out(self, text: str, row: Row, read: dict[int, Measured]) -> Row:
        """Return the row without all that does not matter for whose a number is."""
        row = self._governed(row, read).without(_NOUNS, _PLACED)
        row = self._slogans(text, self._joint(text, row).without(_FILLERS))
        row = self._short_forms.read(text, row)
        row = row.without(_CANDIDATE_FOR, _ALIAS, _TITLED, _NUMBERED, _TITLES, _BARRIER, _AGO_SAID)
        row = self._from(text, row).without(_MORE)
        row = self._led(text, self._holders(text, row).without(_PLACES_WON))
        row = self._role(text, row)
        row = row.without(_MEMBER, _TITLED_BEHIND, _PARTY_OF, _ASIDE, _DASHED, _LED, _MADE_OF, _COMPANION, _BELONGING)
        row = self._blocs_named(text, self._chaired(text, row))
        return Row(row.without(_BLOC).slots).without(_APPOSED, _BARRIER)

    def _governed(self, row: Row, read: dict[int, Measured]) -> Row:
        """Return the row with what is measured of nobody, and words that told a measure as what they do to a name."""
        for one in read.values():
            if one.measure is not None and one.measure not in OF_OPTION:
                one.slot.kind = "T"
        for slot in row.slots:
            slot.kind = _GOVERNS.get(slot.kind, slot.kind)
        return Row(row.slots)

    def _joint(self, text: str, row: Row) -> Row:
        """Return the row with "the Law and Justice party" as one name."""
        for found in _JOINT.finditer(row.kinds):
            first, party = row.slots[found.start()], row.slots[found.end() - 1]
            if text[party.start : party.end] == "party" and text[first.end : row.slots[found.end() - 2].start] == " and ":
                short = row.kinds[found.end() : found.end() + 1] == "("
                first.name = Name(first.start, party.end if short else row.slots[found.end() - 2].end, None)
                for slot in row.slots[found.start(1) : found.end(1)]:
                    slot.kind = "D"
        return Row(row.slots)

    def _slogans(self, text: str, row: Row) -> Row:
        """Return the row with "A Just Russia – Patriots – For Truth" as one name."""
        gone: set[int] = set()
        for found in _SLOGAN.finditer(row.kinds):
            first, last = row.slots[found.start()], row.slots[found.end() - 1]
            if text[row.slots[found.end() - 2].start].isupper() and first.name is not None and "\n" not in text[first.start : last.end]:
                first.name = replace(first.name, end=last.end)
                gone.update(range(found.start() + 1, found.end()))
        return row.less(gone)

    def _from(self, text: str, row: Row) -> Row:
        """Return the row without where those that have a number are from: "the Coalition from Presevo Valley won"."""
        found = [found for found in _FROM.finditer(row.kinds) if lower(text, row.slots[found.start()]) == "from"]
        return row.less({at for one in found for at in range(*one.span())})

    def _holders(self, text: str, row: Row) -> Row:
        """Return the row without the party of one who holds an office in it, before or behind the name."""
        held = _HELD.search(row.kinds)
        if held is not None and lower(text, row.slots[held.start("office")]) in self._officers:
            row = row.without(_HELD)
        holder = _HOLDER.search(row.kinds)
        if holder is not None and lower(text, row.slots[holder.start()]) in self._officers:
            row = row.without(_HOLDER, _TITLES)
        return row

    def _led(self, text: str, row: Row) -> Row:
        """Return the row with "the bloc led by A" as somebody, but nobody named."""
        led = _LED_BY.search(row.kinds)
        if led is None or lower(text, row.slots[led.start("what")]) not in self._blocs:
            return row
        row.slots[led.start("what")].kind = "Q"
        return Row(row.without(_LED_BY).slots)

    def _role(self, text: str, row: Row) -> Row:
        """Return the row without what a person is in a party: "A, the People First Party candidate, won"."""
        role = _ROLE.search(row.kinds)
        if role is None:
            return row
        words = row.slots[role.start() + 2]
        return row.without(_ROLE) if text[words.start : words.end].split()[-1] in self._officers else row

    def _chaired(self, text: str, row: Row) -> Row:
        """Return the row with the person free in "chairman of the Ecological Party A (4.14 %)"."""
        for found in _BLOC.finditer(row.kinds):
            noun = row.slots[found.start()]
            of = row.slots[found.end() - 1]
            free = row.kinds.startswith("(N", found.end())
            free = free or (
                len(found[1]) > _OF_ALONE and "," not in found[1] and of.name is not None and self._slots.is_person(text, of.name)
            )
            if free and lower(text, noun) in self._officers:
                noun.kind = "x"
        return Row(row.slots)

    def _blocs_named(self, text: str, row: Row) -> Row:
        """Return the row with "the bloc of Moqtada al-Sadr" as a name; "the candidate of …" is somebody, but nobody named."""
        for found in _BLOC.finditer(row.kinds):
            start = found.start()
            noun, of = row.slots[start], row.slots[found.end() - 1]
            if row.kinds[start - 2 : start] == "A," or row.kinds[start - 1 : start] in ("A", "V", "G"):
                # "Syriza, the party of Alexis Tsipras,", "was elected president of Brazil"
                noun.kind = "x"
                continue
            party = lower(text, noun) in self._parties and "," not in text[noun.end : of.start]
            noun.kind, noun.name = ("A", Name(noun.start, of.end, None)) if party else ("Q", None)
        return row


class ShortForms:
    """Lets parties be known by the short form behind their name: "Umbrella for Democratic Change (UDC)"."""

    def __init__(self, parties: frozenset[str]) -> None:
        self._parties = parties

    def read(self, text: str, row: Row) -> Row:
        """Return the row with parties by their short forms."""
        row = self._spelt(text, self._unread(text, row))
        for found in _SHORT.finditer(row.kinds):
            first = found.start()
            noun = row.slots[found.end() - 1] if found.end() > first + 1 else row.slots[first - 1] if first else None
            self._acronym(text, noun, row.slots[first], row.slots[found.end() + 1])
        return row

    def _unread(self, text: str, row: Row) -> Row:
        """Return the row with a title as a name, where only its short form was read: "the liberal Democratic Party (PDK)"."""
        for found in _UNREAD.finditer(row.kinds):
            noun, short = row.slots[found.start()], row.slots[found.end() + 1]
            if text[noun.start].isupper() and lower(text, noun) in self._parties and text[short.start : short.end].isupper():
                noun.kind, noun.name = "A", short.name
        return row

    def _spelt(self, text: str, row: Row) -> Row:
        """Return the row with parties by the short form behind them, where only a part of their name was read."""
        gone: set[int] = set()
        for found in _SPELT.finditer(row.kinds):
            first, short = row.slots[max(found.start() - 1, 0)], row.slots[found.end() - 2]
            capitals = "".join(filter(str.isupper, text[first.start : row.slots[found.end(1) - 1].end]))
            written = text[short.start : short.end]
            if len(written) > 1 and written.isupper() and capitals.endswith(written):
                row.slots[found.start()].name = short.name
                gone.update(range(found.start(1), found.end()))
        return Row(row.slots).less(gone)

    def _acronym(self, text: str, before: Slot | None, full: Slot, short: Slot) -> None:
        """Let "Umbrella for Democratic Change (UDC)" be UDC, but "Peter Mutharika (DPP)" himself."""
        assert full.name is not None
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
