"""The table `read_results`."""

import polars as pl

from schemas.columns import about, column
from schemas.tables.dataset_results import DatasetResults


class ReadResults(DatasetResults):
    """Results as reference datasets give them, before anything is matched.

    Grain: one row an election of `read_elections` × round × line. Internal: `dataset_results` is what stands of it.
    """

    share_digits: pl.Int32 = column("Digits behind the point of the share as printed.", nullable=True, ge=0)

    class Config(DatasetResults.Config):
        name = "read_results"
        metadata = about("ingest", released=False)
