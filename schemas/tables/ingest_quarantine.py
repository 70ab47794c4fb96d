"""The table `ingest_quarantine`."""

from schemas.columns import Table, about
from schemas.tables.quarantine import Quarantine


class IngestQuarantine(Quarantine):
    """What reading turned away.

    Grain: one row an input × place × rule. Internal: part of `quarantine`.
    """

    class Config(Table.Config):
        name = "ingest_quarantine"
        metadata = about("ingest", released=False)
