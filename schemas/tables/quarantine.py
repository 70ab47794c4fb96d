"""The table `quarantine`."""

from schemas.columns import Table, about, column


class Quarantine(Table):
    """Everything turned away, with the reason.

    Grain: one row an input × place × rule.
    """

    room: str = column("Room that turned it away.", key=True, code="room")
    input: str = column("File, document or row.", key=True)
    location: str = column("Line, span or column.", key=True)
    rule: str = column("Rule that it breaks.", key=True)
    reason: str = column("What is wrong, and what to do.", key=True)

    class Config(Table.Config):
        name = "quarantine"
        metadata = about("normalise")
