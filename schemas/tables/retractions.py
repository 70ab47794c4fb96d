"""The table `retractions`."""

from schemas.columns import Table, about, column


class Retractions(Table):
    """Rows that were withdrawn or took another id: tombstones, so that the tables themselves hold only what stands.

    Grain: one row table × id. `record_status` is `retracted` throughout; a row that stands again has none.
    """

    table_name: str = column("Table.", key=True)
    record_id: str = column("Id of the row, as it was; parts of a key separated by spaces.", key=True)
    new_id: str = column("Id that holds in its place; NULL where the row was withdrawn.", nullable=True)
    why: str = column("Reason.")
    stood_from_release: str = column("Release in which the row first stood.", form="release")
    retracted_in_release: str = column("First release in which it no longer stood.", form="release")
    last_values: str = column("The row as it last stood: its columns as JSON.")

    class Config(Table.Config):
        name = "retractions"
        metadata = about("release")
