"""What the coder knows of the world: plain rows, as the tables hold them.

Belongs here: the container of those rows and its order-independent digest. Does not: how names turn into actors (gazetteer), reading
files or tables (the doors).
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Reference:
    """Rows of the reference tables, each a list of dicts with at least the columns named in the field's docstring."""

    actors: Sequence[Row] = ()
    """actor_id, kind (state, entity, organisation, organ, mission, other), name_en, country_id, parent_actor_id"""
    actor_names: Sequence[Row] = ()
    """actor_id, name, name_kind (name, official, alias, acronym, demonym, capital, metonym, seat)"""
    persons: Sequence[Row] = ()
    """person_id, name_en"""
    person_names: Sequence[Row] = ()
    """person_id, name"""
    office_tenures: Sequence[Row] = ()
    """person_id, actor_id, office, title_en, start_date, end_date"""
    publishers: Sequence[Row] = ()
    """publisher_id, name_en, actor_id, capacity"""
    elections: Sequence[Row] = ()
    """election_id, country_id, office, title_en, first_polling_date, last_polling_date, reruns_election_id"""
    rounds: Sequence[Row] = ()
    """round_id, election_id, round_no, attempt_no, polling_start, polling_end"""
    options: Sequence[Row] = ()
    """option_id, election_id, option_kind, label_en, person_id, party_label"""
    option_names: Sequence[Row] = ()
    """option_id, name"""
    election_calendar: Sequence[Row] = ()
    """country_id, office, polling_date, polling_precision (day, month): when nations voted, coded by us or not"""

    def digest(self) -> str:
        """Return the sha256 of all rows, whatever their order."""
        state = hashlib.sha256()
        for field in fields(self):
            rows = sorted(json.dumps(dict(row), sort_keys=True, default=str, ensure_ascii=False) for row in getattr(self, field.name))
            state.update(field.name.encode())
            state.update("\n".join(rows).encode())
        return state.hexdigest()
