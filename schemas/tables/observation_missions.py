"""The table `observation_missions`."""

import polars as pl

from schemas.columns import Table, about, column


class ObservationMissions(Table):
    """Who observed.

    Grain: one row election × observing body.
    """

    mission_id: str = column("Mission: M-{election}-{actor}.", key=True, form="mission")
    election_id: str = column("Election.", refs="elections.election_id", form="election")
    actor_id: str = column("Body that observed.", refs="actors.actor_id", form="actor")
    mission_kind: str = column("Kind of mission.", nullable=True, code="mission_kind")
    n_observers: pl.Int32 = column("Observers sent.", nullable=True, unit="persons", ge=0)

    class Config(Table.Config):
        name = "observation_missions"
        metadata = about("normalise", promised=True)
