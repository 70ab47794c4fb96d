"""The recipes of `docs/recipes/` answer on every release, and their page shows what they give on the data that the repository holds.

After a change that is meant: python -m tests.flow.test_recipes.
"""

import tempfile
from pathlib import Path

import duckdb

from pipeline.coverage import coverage
from tests.cli import ROOT
from tests.shared import build_of_the_repository

FOLDER = ROOT / "docs" / "recipes"
PAGE = FOLDER / "README.md"
RECIPES = sorted(FOLDER.glob("*.sql"))
HEAD = """\
# Recipes

Questions that the dataset answers, each a file of SQL beside this page, with what it gave on the data of this repository. Run one on a
release with `duckdb releases/VERSION/ballot-echo.duckdb < docs/recipes/01-who-is-fast.sql`, or paste it after `load.sql`. The elections
were chosen by hand: the answers speak of them, not of elections at large. This page is written by the tests.
"""


def page(database: Path) -> str:
    """The page: every recipe with its question, its SQL and its answer."""
    parts = [HEAD]
    with duckdb.connect(str(database), read_only=True) as connection:
        for path in RECIPES:
            sql = path.read_text(encoding="utf-8")
            comments = [line.removeprefix("-- ") for line in sql.splitlines() if line.startswith("-- ")]
            query = "\n".join(line for line in sql.splitlines() if not line.startswith("-- "))
            answer = connection.sql(sql)
            rows = [answer.columns, *(["" if cell is None else str(cell) for cell in row] for row in answer.fetchall())]
            table = ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
            table.insert(1, "|" + " --- |" * len(answer.columns))
            about = "\n".join(comments[1:])
            parts.append(
                f"## {comments[0]}\n\n{about}\n\n[`{path.name}`]({path.name})\n\n```sql\n{query}\n```\n\n" + "\n".join(table) + "\n"
            )
    return "\n".join(parts)


def test_the_page_shows_what_the_recipes_give(repository: Path) -> None:
    assert page(repository) == PAGE.read_text(encoding="utf-8")


def test_the_page_of_coverage_counts_what_is_in(repository: Path) -> None:
    written = (ROOT / "docs" / "coverage.md").read_text(encoding="utf-8")
    assert coverage(repository) == written, "write it anew: ballot-echo coverage --into docs/coverage.md"


def test_no_blocking_check_fails_on_what_the_repository_holds(repository: Path) -> None:
    with duckdb.connect(str(repository), read_only=True) as connection:
        assert (
            connection.execute("SELECT table_name, check_name FROM check_outcomes WHERE NOT passed AND severity = 'block'").fetchall() == []
        )


def test_kazakhstan_2022_stands_as_its_sources_have_it(repository: Path) -> None:
    with duckdb.connect(str(repository), read_only=True) as connection:
        positions = {
            actor: (position, silence)
            for actor, position, silence in connection.execute(
                "SELECT actor_id, position, silence FROM positions WHERE election_id = 'KAZ-202211-PRES'"
            ).fetchall()
        }
        answered = connection.execute(
            "SELECT v.actor_id FROM responses AS r JOIN observation_verdicts AS v ON v.verdict_id = r.responds_to "
            "WHERE r.election_id = 'KAZ-202211-PRES' AND r.act = 'rebut' AND r.actor_id = 'KAZ'"
        ).fetchall()
    assert {positions[actor][0] for actor in ("RUS", "CHN", "TUR", "BLR")} == {"recognises"}
    assert {positions[actor][1] for actor in ("DEU", "FRA", "GBR", "USA")} == {"withheld_as_reported"}
    assert {positions[actor][0] for actor in ("IO-EU", "USA")} == {"withholds"}
    assert ("IO-OSCE.ODIHR",) in answered


def test_the_recipes_answer_on_a_release(released: Path) -> None:
    with duckdb.connect(str(released / "ballot-echo.duckdb"), read_only=True) as connection:
        for path in RECIPES:
            assert connection.sql(path.read_text(encoding="utf-8")).columns, path.name


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        PAGE.write_text(page(build_of_the_repository(Path(folder))), encoding="utf-8")
