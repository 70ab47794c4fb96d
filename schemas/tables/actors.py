"""The table `actors`."""

from schemas.columns import Table, about, column


class Actors(Table):
    """Who can speak: states, partly recognised entities, organisations, their organs and missions, other speakers.

    Grain: one row an actor. The capacity spoken in decides, not the passport.
    """

    actor_id: str = column("Actor.", key=True, form="actor")
    actor_kind: str = column("Kind of actor.", code="actor_kind")
    name_en: str = column("Usual English name.")
    country_id: str = column("Country, for states and for speakers of one country.", nullable=True, refs="countries.country_id")
    parent_actor_id: str = column("Organisation that an organ or mission belongs to.", nullable=True, refs="actors.actor_id")

    class Config(Table.Config):
        name = "actors"
        metadata = about("ingest", promised=True)
