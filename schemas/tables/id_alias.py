"""The table `id_alias`."""

from schemas.columns import Table, about, column


class IdAlias(Table):
    """Ids that changed or were withdrawn, and why.

    Grain: one row table × old id.
    """

    table_name: str = column("Table.", key=True)
    old_id: str = column("Old id.", key=True)
    new_id: str = column("New id; NULL where the row was withdrawn.", nullable=True)
    why: str = column("Reason.")

    class Config(Table.Config):
        name = "id_alias"
        metadata = about("ingest")
