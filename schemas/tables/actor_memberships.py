"""The table `actor_memberships`."""

import polars as pl

from schemas.columns import Table, about, column


class ActorMemberships(Table):
    """Who belonged to which organisation, from when to when.

    Grain: one row member × organisation × start.
    """

    member_id: str = column("Member.", key=True, refs="actors.actor_id", form="actor")
    group_id: str = column("Organisation.", key=True, refs="actors.actor_id", form="actor")
    membership_kind: str = column("Kind of membership.", code="membership_kind")
    start_date: pl.Date = column("First day; the first of the month or year where no more is known.", key=True, nullable=True)
    end_date: pl.Date = column("Last day; NULL while it lasts.", nullable=True)
    source_url: str = column("Address of the page that states it.")

    class Config(Table.Config):
        name = "actor_memberships"
        metadata = about("ingest")
