"""The table `crosswalk_candidates`."""

from schemas.columns import Table, about, column


class CrosswalkCandidates(Table):
    """Ids of our elections in reference datasets that the crosswalk lacks, for people to look at and enter.

    Grain: one row election × scheme × id. Internal: nothing is written into `sources/`.
    """

    entity_id: str = column("Election.", key=True, refs="elections.election_id", form="election")
    dataset: str = column("Dataset that gives it.", code="dataset_scheme")
    scheme: str = column("Scheme of the id.", key=True, code="crosswalk_scheme")
    value: str = column("Id in that scheme.", key=True)
    why: str = column("What agrees, and what else the crosswalk says, in words.")
    source_url: str = column("Page of the id.", nullable=True)

    class Config(Table.Config):
        name = "crosswalk_candidates"
        metadata = about("normalise", released=False)
