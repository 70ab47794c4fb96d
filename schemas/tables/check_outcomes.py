"""The table `check_outcomes`."""

from schemas.columns import Table, about, column


class CheckOutcomes(Table):
    """How each asset check ended when it last ran.

    Grain: one row table × check. Internal: the quality report is made from it.
    """

    table_name: str = column("Table that was checked.", key=True)
    check_name: str = column("Check.", key=True)
    severity: str = column("block or flag.")
    passed: bool = column("Whether no row failed.")
    failing_rows: int = column("Rows that failed; NULL where the check itself broke.", nullable=True, unit="rows", ge=0)
    description: str = column("What is checked.")

    class Config(Table.Config):
        name = "check_outcomes"
        metadata = about("release", released=False)
