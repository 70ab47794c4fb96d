"""Options of elections: candidates, parties, "against all", to be found by person or by name.

Belongs here: names of options from the reference tables. Does not: reading names in a text (mentions, figures).
"""

from collections.abc import Iterator

from pipeline.coding.matches import INITIAL, Sense, fold
from pipeline.coding.reference import Reference

_PEOPLE = (None, "candidate", "ticket", "independent")
_NOBODY = ("against_all", "none_of_above", "blank_as_option", "write_ins", "residual_other", "yes", "no")
"""Kinds of options whose labels are common words."""


class Options:
    """Options of elections by person and by name."""

    def __init__(self, reference: Reference) -> None:
        self.by_person = {(row["election_id"], row["person_id"]): row["option_id"] for row in reference.options if row.get("person_id")}
        self.by_name: dict[str, dict[str, str]] = {}
        election = {row["option_id"]: row["election_id"] for row in reference.options}
        self.kind = {row["option_id"]: row.get("option_kind") for row in reference.options}
        for row in reference.options:
            for name in (row.get("label_en"), row.get("party_label") if row.get("option_kind") in ("party_list", "coalition") else None):
                if name:
                    self._add(row["election_id"], name, row["option_id"])
        for row in reference.option_names:
            if row["option_id"] in election and row.get("name"):
                self._add(election[row["option_id"]], row["name"], row["option_id"])

    def _add(self, election: str, name: str, option: str) -> None:
        names = self.by_name.setdefault(election, {})
        folded = " ".join(fold(name).split())
        if not folded:
            return
        names.setdefault(folded, option)
        last = folded.rpartition(" ")[2]
        if len(last) > 3 and self.kind[option] in _PEOPLE:
            # The last word of a party's name is that of many: "Movement", "Party".
            names.setdefault(last, option)

    def expressions(self) -> Iterator[tuple[str, Sense]]:
        """Yield the names of options, so that figures find them."""
        for election in sorted(self.by_name):
            for name, option in sorted(self.by_name[election].items()):
                if len(name) > 3 and self.kind[option] not in _NOBODY:
                    yield name, Sense("option", True, INITIAL)

    def special(self, election: str | None, kind: str) -> str | None:
        """Return the option "against all", "none of the above" or "blank" of an election."""
        kinds = ("against_all", "none_of_above") if kind == "against_all" else ("blank_as_option",)
        return next((option for option in sorted(self.kind) if option.partition(":")[0] == election and self.kind[option] in kinds), None)

    def find(self, election: str | None, name: str | None, person: str | None = None) -> str | None:
        """Return the option of an election that a person or a name as written is."""
        if election is None:
            return None
        if person is not None and (election, person) in self.by_person:
            return self.by_person[election, person]
        names = self.by_name.get(election, {})
        folded = " ".join(fold(name or "").split())
        if folded in names:
            return names[folded]
        return names.get(folded.rpartition(" ")[2]) if folded else None
