"""What a model may name: known actors, elections and options, and those of them that a text is likely to speak of.

Belongs here: look-ups in the reference, and the list that goes out with a text. Does not: resolving names, which is the model's part.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from pipeline.coding.reference import Reference

_SPEAKS = {"state", "entity", "organisation"}


class World:
    """The reference tables, asked by id and by what a text names."""

    def __init__(self, reference: Reference) -> None:
        self._kind = {row["actor_id"]: row["kind"] for row in reference.actors}
        self._parent = {row["actor_id"]: row.get("parent_actor_id") for row in reference.actors}
        self._name = {row["actor_id"]: row.get("name_en") or row["actor_id"] for row in reference.actors}
        self.actors = frozenset(self._kind)
        self.countries = frozenset(actor for actor, kind in self._kind.items() if kind in ("state", "entity"))
        self.elections = {row["election_id"]: row for row in reference.elections}
        self.options: dict[str, dict[str, str]] = defaultdict(dict)
        """election → option → label"""
        for row in reference.options:
            self.options[row["election_id"]][row["option_id"]] = row.get("label_en") or row["option_id"]
        self._actors_by_name: dict[str, set[str]] = defaultdict(set)
        for row in reference.actor_names:
            self._actors_by_name[row["name"]].add(row["actor_id"])

    def binds(self, actor: str | None) -> str | None:
        """Return whom the actor's words bind: a state or an organisation itself, an organ its organisation."""
        kind = self._kind.get(actor or "")
        if kind in _SPEAKS:
            return actor
        return self._parent.get(actor or "") if kind == "organ" else None

    def named_in(self, text: str) -> str:
        """Return, as lines, the actors that a text names and the elections of the countries among them."""
        actors = sorted({actor for name, ids in self._actors_by_name.items() if _stands(name, text) for actor in ids})
        lines = ["Actors named:", *(f"- {actor}: {self._name.get(actor, actor)}" for actor in actors)]
        return "\n".join([*lines, "Elections:", *self._election_lines(set(actors))])

    def _election_lines(self, countries: set[str]) -> Iterator[str]:
        for election, row in sorted(self.elections.items()):
            if row["country_id"] in countries:
                yield f"- {election}: {row['title_en']}, {row['first_polling_date']} to {row['last_polling_date']}"
                yield from (f"  - {option}: {label}" for option, label in sorted(self.options[election].items()))


def _stands(name: str, text: str) -> bool:
    return name in text and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None
