"""The table `coder_ratings`."""

from schemas.columns import Table, about, column


class CoderRatings(Table):
    """What two coders gave for the units that both had before them, before any decision and any harmonising.

    Grain: one row pair of coders × variable × unit × coder. Internal: `coder_agreement` is counted from it.
    """

    coder_a: str = column("First coder of the pair.", key=True)
    coder_b: str = column("Second coder of the pair.", key=True)
    variable: str = column("Variable compared.", key=True, code="agreement_variable")
    unit: str = column("Unit: a cell of the grid, or a pair of claims.", key=True)
    coder: str = column("Coder that gave the value.", key=True)
    value: str = column("Value given; NULL where the coder gives none.", nullable=True)

    class Config(Table.Config):
        name = "coder_ratings"
        metadata = about("normalise", released=False)
