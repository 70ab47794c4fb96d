"""How DuckDB is opened."""

import duckdb
import pytest

from pipeline.duck import settings


def _threads() -> int:
    with duckdb.connect(config=settings()) as connection:
        return connection.execute("SELECT current_setting('threads')").fetchall()[0][0]


@pytest.mark.parametrize("wanted", [1, 3])
def test_a_connection_has_the_threads_that_are_allowed(wanted: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BALLOT_ECHO_THREADS", str(wanted))
    assert _threads() == wanted


def test_without_a_word_duckdb_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BALLOT_ECHO_THREADS")
    with duckdb.connect() as connection:
        assert _threads() == connection.execute("SELECT current_setting('threads')").fetchall()[0][0]


@pytest.mark.parametrize("wanted", ["0", "-1", "two", "1.5"])
def test_what_is_no_number_of_threads_is_named(wanted: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BALLOT_ECHO_THREADS", wanted)
    with pytest.raises(ValueError, match=f"BALLOT_ECHO_THREADS is '{wanted}'"):
        settings()
