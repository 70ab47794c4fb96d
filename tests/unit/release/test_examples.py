"""The questions to begin with answer on a release."""

import duckdb
import pytest

from pipeline.release.examples import Example, examples


def test_titles_tell_the_examples_apart() -> None:
    assert len(examples()) == len({example.title for example in examples()}) >= 8
    assert all(example.sql.startswith(("SELECT", "FROM", "WITH")) for example in examples()), "the title is no part of the query"


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.title)
def test_an_example_answers_in_one_order(example: Example, released: object) -> None:
    with duckdb.connect(f"{released}/ballot-echo.duckdb", read_only=True) as connection:
        first, again = (connection.sql(example.sql).fetchall() for _ in range(2))
    assert first == again
