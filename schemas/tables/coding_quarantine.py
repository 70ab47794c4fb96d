"""The table `coding_quarantine`."""

from schemas.columns import about
from schemas.tables.quarantine import Quarantine


class CodingQuarantine(Quarantine):
    """What was nearly coded, with the rule that held it back.

    Grain: one row a document × span × rule. Internal: part of `quarantine`.
    """

    class Config(Quarantine.Config):
        name = "coding_quarantine"
        metadata = about("coding", released=False)
