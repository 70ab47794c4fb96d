"""The table `positions`."""

import polars as pl

from schemas.columns import Table, about, column


class Positions(Table):
    """The analyst's table: where each watched actor stands on each election.

    Grain: one row election × watched actor. Folded from the responses by the decision table in `sources/rules/positions.csv`.
    """

    election_id: str = column("Election.", key=True, refs="elections.election_id", form="election")
    actor_id: str = column("Actor.", key=True, refs="actors.actor_id", form="actor")
    position: str = column("Position.", code="position")
    position_since: pl.Date = column("Day since which the position has stood; NULL where it is not known to the day.", nullable=True)
    n_changes: pl.Int32 = column("Times that the position changed.", unit="changes", ge=0)
    first_response_date: pl.Date = column("Day of the first response.", nullable=True)
    days_to_first_response: pl.Int32 = column("Days from the last polling day to the first response.", nullable=True, unit="days")
    n_responses: pl.Int32 = column("Responses of the actor.", unit="responses", ge=0)
    silence: str = column("Kind of silence; NULL where the actor spoke.", nullable=True, code="silence")
    response_ids: str = column("Responses that the position is folded from, separated by spaces.", nullable=True)

    class Config(Table.Config):
        name = "positions"
        metadata = about("normalise")
