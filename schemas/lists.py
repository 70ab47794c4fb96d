"""Columns of the CSV lists under `sources/`, in order: what contributors write."""

CSV_COLUMNS: dict[str, tuple[str, ...]] = {
    "states": ("actor_id", "name", "official_name", "demonyms", "aliases", "capital", "metonyms"),
    "persons": ("person_id", "name", "native_name", "birth_year", "aliases", "wikidata"),
    "tenures": ("person_id", "actor_id", "office", "title", "start", "end", "acting", "source", "read"),
    "memberships": ("member_id", "group_id", "kind", "start", "end", "source"),
    "borders": ("actor_id", "neighbour_id", "start", "end", "source", "read"),
    "crosswalk": ("entity_table", "entity_id", "scheme", "value", "start", "end", "source", "read"),
    "watch_list": ("actor_id", "start", "end", "why"),
    "calendar": ("country", "office", "polling", "source", "read"),
    "minted": ("response_id", "act", "object", "target", "ask", "day"),
    "readings": ("publisher", "day", "items", "source"),
}
"""Name of a list → its columns, in order."""
SORTED_BY: dict[str, tuple[str, ...]] = {"calendar": ("country", "polling", "office")}
"""Name of a list → columns that its rows are sorted by, where that is not their order in the file."""


_AT_THE_TOP = frozenset({"calendar", "minted", "readings"})


def list_path(name: str) -> str:
    """Where a list stands under `sources/`."""
    return f"{name}.csv" if name in _AT_THE_TOP else f"actors/{name}.csv"
