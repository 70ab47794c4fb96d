"""The table `dataset_breaks`."""

import polars as pl

from schemas.columns import Figure, Table, about, column


class DatasetBreaks(Table):
    """Sums within reference datasets that do not close: kept and named, since a misprint or another base is a finding.

    Grain: one row an election of a dataset × round × rule × line. Internal; `dataset_elections` names the rules that are broken.
    """

    dataset: str = column("Dataset: its publisher.", key=True, refs="publishers.publisher_id", form="publisher")
    version: str = column("Version of the dataset.", key=True)
    native_id: str = column("Id of the election in the dataset.", key=True)
    round_no: pl.Int32 = column("Round; 0 for the election as a whole.", key=True, ge=0)
    breaks: str = column("Rule that is broken.", key=True, code="dataset_rule")
    line_no: pl.Int32 = column("Line; 0 for all together.", key=True, ge=0)
    left_side: Figure = column("What the rule adds up or computes.")
    right_side: Figure = column("What it should be, or its bound.")

    class Config(Table.Config):
        name = "dataset_breaks"
        metadata = about("normalise", released=False)
