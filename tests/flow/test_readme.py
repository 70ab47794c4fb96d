"""What the README shows works on a release, with DuckDB alone."""

import re
from pathlib import Path

import duckdb

from tests.cli import ROOT, cli


def test_the_example_of_the_readme_answers_from_the_parquet_files(released: Path) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    query = re.findall(r"```sql\n(.*?)```", readme, re.S)[0]
    shown = re.findall(r"\| (election_id .*?)\|\n", readme)[0]
    with duckdb.connect() as connection:
        there = query.replace("'data/", f"'{released}/data/").replace("'RUS', 'USA'", "'SWE', 'FIN'").replace("-2022%", "-2021%")
        answer = connection.sql(there)
        assert answer.columns[0] == shown.split("|")[0].strip() == "election_id"
        assert answer.fetchall() == [("NOR-202109-PRES", "withholds", "recognises")]


def test_the_readme_names_every_command_and_file_it_promises(released: Path) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    files = {path.name for path in released.iterdir()} - {
        "data",
        "csv",
        "README.md",
        "LICENSE.txt",
        "CITATION.cff",
    }
    assert {name for name in files if f"`{name}`" not in readme} == set()
    commands = re.findall(r"^│ (\w+) ", cli(released.parents[1], "--help").stdout, re.M)
    assert commands and {name for name in commands if name not in readme} == set()
