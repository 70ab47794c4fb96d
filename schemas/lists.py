"""Columns of the CSV lists under `sources/actors/`, in order: what contributors write."""

CSV_COLUMNS: dict[str, tuple[str, ...]] = {
    "states": ("actor_id", "name", "official_name", "demonyms", "aliases", "capital", "metonyms"),
    "persons": ("person_id", "name", "native_name", "birth_year", "aliases", "wikidata"),
    "tenures": ("person_id", "actor_id", "office", "title", "start", "end", "acting", "source", "read"),
    "memberships": ("member_id", "group_id", "kind", "start", "end", "source"),
    "watch_list": ("actor_id", "start", "end", "why"),
}
"""Name of a list under `actors/` → its columns, in order."""
