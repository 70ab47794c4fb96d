"""Rules of `ids.yaml` that hold between its entries: an id changes once, and no id leads back to itself.

Whether an old id is gone and a new one stands is known only once facts are folded; a release looks at that.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.ingest.faults import Fault


def alias_faults(rows: Sequence[Mapping[str, Any]], places: Sequence[tuple[str, int]]) -> Iterator[Fault]:
    """Faults between the entries.

    Args:
        rows: Rows of `id_alias`.
        places: File and line of each.
    """
    seen: dict[tuple[str, str], tuple[str, int]] = {}
    leads: dict[tuple[str, str], str | None] = {}
    for row, (path, line) in zip(rows, places, strict=True):
        old = row["table_name"], row["old_id"]
        if old in seen:
            message = f"{row['old_id']} of {row['table_name']} stands twice, first in line {seen[old][1]}; keep one"
            yield Fault(path, line, "duplicate-id", message)
            continue
        seen[old] = path, line
        leads[old] = row["new_id"]
        if circle := _circle(leads, old):
            message = f"{' -> '.join(circle)} leads back to itself; let the last entry lead to the id that stands, or to none"
            yield Fault(path, line, "alias-circle", message)
            leads[old] = None


def _circle(leads: Mapping[tuple[str, str], str | None], start: tuple[str, str]) -> list[str]:
    """The way from an id back to itself along the entries so far; empty where there is none."""
    table, way = start[0], [start[1]]
    while (step := leads.get((table, way[-1]))) is not None:
        way.append(step)
        if step == start[1]:
            return way
    return []
