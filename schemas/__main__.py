"""Writes what is derived from the declarations: `schemas/json/`, `docs/codebook.md`, the decision tables shown in `docs/methods.md`,
`CITATION.cff` and `LICENSE-DATA`; with `--check` only compares.

Run as `python -m schemas`, after a change of a table, a code list, a format or `schemas/dataset.toml`.
"""

import csv
import json
import re
import sys
from pathlib import Path

from schemas.derive.citation import citation_file
from schemas.derive.codebook import codebook
from schemas.derive.licence import repository_licence
from schemas.formats import FORMATS, json_schema
from schemas.model import tables

ROOT = Path(__file__).parents[1]
SHOWN = r"(<!-- (?P<name>table of (?P<path>sources/rules/\w+[.]csv)) -->)\n(?:[^<].*\n|\n)*(<!-- /(?P=name) -->)"
"""A place in `docs/methods.md` that shows a decision table."""


def derived() -> dict[Path, str]:
    """Every derived file under version control, with its text."""
    files = {}
    for name in FORMATS:
        text = json.dumps(json_schema(name), indent=2, ensure_ascii=False) + "\n"
        files[ROOT / "schemas" / "json" / f"{name}.schema.json"] = text
    files[ROOT / "docs" / "codebook.md"] = codebook(tables(released_only=True))
    files[ROOT / "CITATION.cff"] = citation_file()
    files[ROOT / "LICENSE-DATA"] = repository_licence()
    methods = ROOT / "docs" / "methods.md"
    files[methods] = re.sub(SHOWN, _shown, methods.read_text(encoding="utf-8"))
    return files


def _shown(mark: re.Match[str]) -> str:
    """A marked place with its decision table as Markdown."""
    with (ROOT / mark["path"]).open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    lines = [head, ["---"] * len(head), *rows]
    table = "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)
    return f"{mark[1]}\n{table}\n{mark[4]}"


def main(arguments: list[str]) -> int:
    """Write or compare; 1 where a file lags."""
    lagging = [path for path, text in derived().items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    for path in lagging:
        if "--check" in arguments:
            print(f"{path.relative_to(ROOT)} lags behind schemas/; run: make derived")
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(derived()[path], encoding="utf-8")
            print(f"wrote {path.relative_to(ROOT)}")
    return 1 if lagging and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
