"""Questions that a release answers by name: `FROM who_congratulated('KAZ-202211-PRES')`.

Belongs here: table macros, each a file of SQL whose head says what it gives, and reading them. They name tables without a schema,
so that they follow `USE` and the search path: after `SET search_path = 'as_of,main'` they answer as of an earlier release.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from schemas.derive.ddl import literal, quoted

_SIGNATURE = re.compile(r"^CREATE OR REPLACE MACRO (\w+\(.*\)) AS TABLE$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Macro:
    """A question with a name."""

    name: str
    signature: str
    """Name and parameters."""
    question: str
    """What it gives."""
    grain: str
    """What a row is, and what the parameter may be."""
    sql: str
    """Statement that makes it, without its head."""

    def statements(self) -> tuple[str, str]:
        """SQL that makes the macro, with a comment."""
        return self.sql, f"COMMENT ON MACRO TABLE {quoted(self.name)} IS {literal(f'{self.question} Grain: {self.grain}')}"


@cache
def macros() -> tuple[Macro, ...]:
    """All macros, by name."""
    return tuple(_read(path) for path in sorted(Path(__file__).parent.glob("*.sql")))


def macro_script() -> list[str]:
    """SQL that makes every macro, with comments, in the schema in use."""
    return [statement for macro in macros() for statement in macro.statements()]


def _read(path: Path) -> Macro:
    text = path.read_text(encoding="utf-8").strip()
    head = " ".join(line.removeprefix("-- ") for line in text.splitlines() if line.startswith("-- "))
    sql = "\n".join(line for line in text.splitlines() if not line.startswith("-- "))
    question, _, grain = head.partition(" Grain: ")
    found = _SIGNATURE.search(sql)
    assert found, f"{path.name} makes no table macro"
    return Macro(path.stem, found[1], question, grain, sql)


def described(some: Sequence[Macro]) -> str:
    """The macros as a section of the codebook."""
    lines = ["## Questions with a name", "", _ABOUT, "", "| macro | gives | a row |", "| --- | --- | --- |"]
    return "\n".join(lines + [f"| `{macro.signature}` | {macro.question} | {macro.grain} |" for macro in some]) + "\n"


_ABOUT = """\
Table macros of `ballot-echo.duckdb`, after `USE` where it is attached, and of `load.sql`: `FROM who_congratulated('KAZ-202211-PRES')`.
The views of `as_of` stand behind them after `SET search_path = 'as_of,main'`."""
