"""What the dataset says of itself stands once, and citations and licences say it."""

import dataclasses
import json
import re
import tomllib
from pathlib import Path

import jsonschema
import pytest
import yaml

from schemas.about import ABOUT, About, read_about
from schemas.derive.citation import bibtex, citation_file, cite
from schemas.derive.licence import release_licence
from schemas.model import tables

ROOT = Path(__file__).parents[3]
SOURCE = ROOT / "schemas" / "dataset.toml"
CFF = json.loads((ROOT / "tests" / "standards" / "cff-1.2.0.schema.json").read_text(encoding="utf-8"))
KNOWN = dataclasses.replace(ABOUT, doi="10.5281/zenodo.123", homepage="https://example.org/ballot-echo")
"""The dataset once it has a home."""


def cff_faults(text: str) -> list[str]:
    validator = jsonschema.Draft7Validator(CFF, format_checker=jsonschema.FormatChecker())
    return [error.message for error in validator.iter_errors(yaml.safe_load(text))]


def sentences(about: About) -> list[str]:
    """Texts that nobody writes twice by chance."""
    _, subtitle = about.title.split(": ")
    texts = (subtitle, about.creator, about.description, about.method, *about.limits, *(licence.title for licence in about.licences))
    return [part for text in texts for part in re.split(r"[.:;]\s", text) if len(part) > 20]


def test_no_second_copy_of_these_texts_stands_anywhere() -> None:
    texts = [sentence.lower() for sentence in sentences(ABOUT)]
    assert len(texts) > 15
    folders = (ROOT / "pipeline", ROOT / "schemas")
    files = [path for folder in folders for path in sorted(folder.rglob("*")) if path.suffix in (".py", ".toml", ".sql", ".j2", ".html")]
    copies = [
        (path.relative_to(ROOT).as_posix(), text)
        for path in files
        if path != SOURCE
        for text in texts
        if text in " ".join(path.read_text(encoding="utf-8").lower().split())
    ]
    assert copies == []


def test_the_package_names_the_same_authors() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert (project["name"], project["authors"]) == (ABOUT.name, [{"name": ABOUT.creator}])
    assert ABOUT.short_title in project["description"]


def test_the_texts_are_long_enough_for_catalogues_and_the_licences_name_tables() -> None:
    assert 50 <= len(ABOUT.description) <= 5000
    names = {info.name for info in tables(released_only=True)}
    assert {table for licence in ABOUT.licences for table in licence.tables} < names
    assert ABOUT.licence_of("crosswalk").id == "CC0-1.0"
    assert ABOUT.licence_of("responses") == ABOUT.licence


def test_a_fact_that_is_missing_or_unknown_is_told_of(tmp_path: Path) -> None:
    path = tmp_path / "dataset.toml"
    path.write_text(SOURCE.read_text(encoding="utf-8").replace("creator = ", "author = "), encoding="utf-8")
    with pytest.raises(TypeError, match="author"):
        read_about(path)


@pytest.mark.parametrize("about", [ABOUT, KNOWN], ids=["now", "with a home"])
@pytest.mark.parametrize("version", [None, "v2026.11.0"])
def test_citations_are_valid(about: About, version: str | None) -> None:
    text = citation_file(version, version and "2026-11-29", about)
    assert cff_faults(text) == []
    facts = yaml.safe_load(text)
    assert (facts["type"], facts.get("version"), facts.get("doi"), facts.get("url")) == (
        "dataset",
        version and "2026.11.0",
        about.doi,
        about.homepage,
    )


def test_the_citation_of_the_repository_is_valid_and_others_are_told_of() -> None:
    text = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert cff_faults(text) == []
    assert cff_faults(text.replace("type: dataset", "type: data")) != []
    assert cff_faults(f"{text}doi: none\n") != []


def test_a_line_and_an_entry_to_paste_name_the_version() -> None:
    assert cite("v2026.11.0", "2026-11-29").startswith(f"{ABOUT.creator} (2026): {ABOUT.title}, v2026.11.0.")
    assert cite("v2026.11.0", "2026-11-29", KNOWN).endswith(" https://doi.org/10.5281/zenodo.123.")
    entry = bibtex("v2026.11.0", "2026-11-29", KNOWN)
    assert entry.startswith("@misc{ballot-echo-v2026.11.0,\n") and entry.count("{") == entry.count("}")
    assert "  doi = {10.5281/zenodo.123}" in entry


def test_the_licence_text_names_both_licences_and_their_tables() -> None:
    text = release_licence()
    for licence in ABOUT.licences:
        assert f"(SPDX: {licence.id})" in text and f"{licence.url}legalcode" in text
        assert all(table in text for table in licence.tables)
