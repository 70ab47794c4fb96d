"""Writes what is derived from the declarations: `schemas/json/` and `docs/codebook.md`; with `--check` only compares.

Run as `python -m schemas`, after a change of a table, a code list or a format.
"""

import json
import sys
from pathlib import Path

from schemas.derive.codebook import codebook
from schemas.formats import FORMATS, json_schema
from schemas.model import tables

ROOT = Path(__file__).parents[1]


def derived() -> dict[Path, str]:
    """Every derived file under version control, with its text."""
    files = {}
    for name in FORMATS:
        text = json.dumps(json_schema(name), indent=2, ensure_ascii=False) + "\n"
        files[ROOT / "schemas" / "json" / f"{name}.schema.json"] = text
    files[ROOT / "docs" / "codebook.md"] = codebook(tables(released_only=True))
    return files


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
