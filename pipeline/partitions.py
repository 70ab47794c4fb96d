"""Partitions: months, for sources that have a calendar and for coding a corpus piece by piece."""

import dagster as dg

MONTHS = dg.MonthlyPartitionsDefinition(start_date="2015-01-01", end_offset=1)
"""Calendar months from the first that archives reach back to, to the current one."""


def month_of(context: dg.AssetExecutionContext) -> str:
    """Month of the partition that a run is for, 2022-03."""
    return context.partition_key[:7]
