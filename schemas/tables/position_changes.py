"""The table `position_changes`."""

import polars as pl

from schemas.columns import Table, about, column


class PositionChanges(Table):
    """How each actor's position on an election came to be what it is: every position it took, in order.

    Grain: one row election × actor × change; the last one is the row of `positions`.
    """

    election_id: str = column("Election.", key=True, refs="elections.election_id", form="election")
    actor_id: str = column("Actor.", key=True, refs="actors.actor_id", form="actor")
    change_no: pl.Int32 = column("Number of the change, from 1.", key=True, ge=1)
    position: str = column("Position from then on.", code="position")
    previous_position: str = column("Position until then; NULL for the first.", nullable=True, code="position")
    changed_on: pl.Date = column("Day of the response that brought it; NULL where it is not known to the day.", nullable=True)
    response_id: str = column("Response that brought it.", refs="responses.response_id", form="response")

    class Config(Table.Config):
        name = "position_changes"
        metadata = about("normalise")
