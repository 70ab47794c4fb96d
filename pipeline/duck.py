"""How this project opens DuckDB, whichever room asks: nothing is fetched, and no more threads run than are allowed.

Belongs here: settings of every connection. Does not: connections (warehouse, release.engine), what is asked over them.
"""

import os

Settings = dict[str, str | bool | int | float | list[str]]
_OFFLINE: Settings = {"autoinstall_known_extensions": False, "autoload_known_extensions": False}


def settings() -> Settings:
    """Settings for `duckdb.connect(config=…)`.

    `BALLOT_ECHO_THREADS` is how many threads a connection may have; without it DuckDB takes one per core.

    Raises:
        ValueError: `BALLOT_ECHO_THREADS` is no whole number above zero.
    """
    wanted = os.environ.get("BALLOT_ECHO_THREADS")
    if not wanted:
        return dict(_OFFLINE)
    if not wanted.isdecimal() or int(wanted) < 1:
        raise ValueError(f"BALLOT_ECHO_THREADS is {wanted!r}; it must be a whole number above zero")
    return {**_OFFLINE, "threads": int(wanted)}
