"""The table `dataset_matches`."""

from schemas.columns import Table, about, column


class DatasetMatches(Table):
    """Which country an election of a reference dataset is of, and which of our elections it is.

    Grain: one row an election of `read_elections`. Internal: part of `dataset_elections`.
    """

    dataset: str = column("Dataset: its publisher.", key=True, refs="publishers.publisher_id", form="publisher")
    version: str = column("Version of the dataset.", key=True)
    native_id: str = column("Id of the election in the dataset.", key=True)
    free: bool = column("Whether the dataset's licence lets it be given away.")
    country_id: str = column("Country or entity; NULL where the crosswalk has none.", nullable=True, refs="actors.actor_id", form="actor")
    election_id: str = column("Our election.", nullable=True, refs="elections.election_id", form="election")

    class Config(Table.Config):
        name = "dataset_matches"
        metadata = about("normalise", released=False)
