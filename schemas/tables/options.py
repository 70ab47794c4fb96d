"""The table `options`."""

from schemas.columns import Table, about, column


class Options(Table):
    """What could be voted for.

    Grain: one row election × option.
    """

    option_id: str = column("Option: {election}:{slug}.", key=True, form="option")
    election_id: str = column("Election.", refs="elections.election_id", form="election")
    option_kind: str = column("Kind of option.", code="option_kind")
    label_en: str = column("Label in English.")
    label_native: str = column("Label in its own script.", nullable=True)
    person_id: str = column("Person.", nullable=True, refs="persons.person_id", form="person")
    party_label: str = column("Party, for candidates.", nullable=True)
    incumbent: bool = column("Whether the option holds the office.", nullable=True)

    class Config(Table.Config):
        name = "options"
        metadata = about("normalise", promised=True)
