"""The table `actor_names`."""

from schemas.columns import Table, about, column


class ActorNames(Table):
    """Under which names actors occur in English texts.

    Grain: one row actor × name.
    """

    actor_id: str = column("Actor.", key=True, refs="actors.actor_id", form="actor")
    name: str = column("Name as written.", key=True)
    name_kind: str = column("Kind of name.", key=True, code="name_kind")

    class Config(Table.Config):
        name = "actor_names"
        metadata = about("ingest")
