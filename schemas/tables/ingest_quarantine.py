"""The table `ingest_quarantine`."""

from schemas.columns import about
from schemas.tables.quarantine import Quarantine


class IngestQuarantine(Quarantine):
    """What reading turned away.

    Grain: one row an input × place × rule. Internal: part of `quarantine`.
    """

    class Config(Quarantine.Config):
        name = "ingest_quarantine"
        metadata = about("ingest", released=False)
