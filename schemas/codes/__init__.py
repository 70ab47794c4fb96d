"""Code lists: one CSV a list, with a definition and an example for each value.

Belongs here: the lists and their reader. A list is named by its file; `codes("act")` gives its values in file order.
"""

import csv
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent


@cache
def code_list(name: str) -> tuple[dict[str, str], ...]:
    """Rows of one code list: `code`, `definition`, `example` and what the list adds (`stance`, `cameo`, …)."""
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def codes(name: str) -> tuple[str, ...]:
    """Values of one code list, in file order."""
    return tuple(row["code"] for row in code_list(name))


@cache
def code_list_names() -> tuple[str, ...]:
    """Names of all code lists, sorted."""
    return tuple(sorted(path.stem for path in HERE.glob("*.csv")))
