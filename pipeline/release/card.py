"""README.md of a release: a dataset card with a configuration for each table, and text for people.

Belongs here: what the card shows, in figures; its words stand in `templates/card.md.j2` and in `schemas/dataset.toml`.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import jinja2
import yaml

from schemas.about import ABOUT, About
from schemas.codes import code_list
from schemas.derive.citation import bibtex, cite
from schemas.derive.croissant import Extent
from schemas.model import TableInfo

TEMPLATES = Path(__file__).parent / "templates"
FIRST = "responses_flat"
"""Configuration that is loaded where none is named."""
_SIZES = ((10**3, "n<1K"), (10**4, "1K<n<10K"), (10**5, "10K<n<100K"), (10**6, "100K<n<1M"), (10**7, "1M<n<10M"), (10**8, "10M<n<100M"))
"""Rows → how the catalogue names a size."""


def card(
    tables: Sequence[TableInfo],
    rows: Mapping[str, int],
    *,
    version: str,
    date: str,
    extent: Extent,
    quality: Mapping[str, Any],
    about: About = ABOUT,
) -> str:
    """The card.

    Args:
        rows: Table → number of rows.
        quality: The quality report, for what was measured.
    """
    # Markdown, not HTML: what is filled in is the project's own, and figures.
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=jinja2.StrictUndefined,
    )
    return environment.get_template("card.md.j2").render(
        about=about,
        front=_front(tables, rows, about),
        version=version,
        date=date,
        extent=extent,
        tables=tables,
        rows=rows,
        review=_defined(quality["review"], "review_status", "review_status"),
        agreement=_defined(quality["agreement"], "variable", "agreement_variable"),
        cite=cite(version, date, about),
        bibtex=bibtex(version, date, about),
    )


def _front(tables: Sequence[TableInfo], rows: Mapping[str, int], about: About) -> str:
    """What catalogues read of a card."""
    configs = [
        {"config_name": table.name, "data_files": f"data/{table.name}.parquet"} | ({"default": True} if table.name == FIRST else {})
        for table in tables
    ]
    facts = {
        "license": about.licence.id.lower(),
        "language": [about.language],
        "pretty_name": about.short_title,
        "tags": [keyword.replace(" ", "-") for keyword in about.keywords],
        "size_categories": [_size(sum(rows.values()))],
        "configs": configs,
    }
    return yaml.dump(facts, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True)


def _size(rows: int) -> str:
    return next((name for limit, name in _SIZES if rows < limit), "100M<n<1B")


def _defined(lines: Sequence[Mapping[str, Any]], fact: str, codes: str) -> list[dict[str, Any]]:
    """Lines of the quality report with what the code in them means."""
    meanings = {row["code"]: row["definition"] for row in code_list(codes)}
    return [{**line, "code": line[fact], "definition": meanings[line[fact]]} for line in lines]
