"""The licence gate: no text of others that may not be given away gets into a release.

Belongs here: the rule, asked of the warehouse before a release is built and of its files when it is verified.
"""

from pathlib import Path

import duckdb

from schemas.codes import code_list

GATE = (Path(__file__).parent / "licences.sql").read_text(encoding="utf-8")


class LicenceBreach(Exception):
    """A row holds text that its licence does not allow to be given away."""


def breaches(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, str, str]]:
    """Table, row and what is wrong, for every row that holds text of others without leave.

    A release from before publishers had rights of their own is held to the licences alone.
    """
    free = [row["code"] for row in code_list("licence") if row["redistributable"] == "true"]
    known = {row[0] for row in connection.execute("DESCRIBE publishers").fetchall()}
    own = "may_quote, may_release" if "may_release" in known else "false AS may_quote, false AS may_release"
    where = "" if "may_release" in known else " WHERE false"
    connection.execute(
        f"CREATE OR REPLACE TEMP VIEW publisher_rights AS SELECT publisher_id, licence, {own} FROM publishers{where}"
    ).fetchall()
    return connection.execute(GATE, {"free": free}).fetchall()


def check_licences(connection: duckdb.DuckDBPyConnection) -> None:
    """Raise LicenceBreach naming every row that holds text of others without leave."""
    if rows := breaches(connection):
        listed = "\n".join(f"{table} {row}: {what}" for table, row, what in rows)
        raise LicenceBreach(f"{len(rows)} rows hold text that may not be given away\n{listed}")
