"""Lines to paste: how a release is opened in the tools that people use."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Snippet:
    """One way in."""

    title: str
    language: str
    code: str


def snippets(version: str) -> tuple[Snippet, ...]:
    """Ways to open a release, run in its folder."""
    return (
        Snippet("DuckDB", "sql", f"-- {version}\nFROM 'data/responses_flat.parquet' WHERE election_id = 'KAZ-202211-PRES';"),
        Snippet("Python", "python", "import polars as pl\n\npl.read_parquet('data/positions.parquet')"),
        Snippet("R", "r", "arrow::read_parquet('data/positions.parquet')"),
    )
