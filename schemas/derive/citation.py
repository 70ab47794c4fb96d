"""How to cite the dataset: Citation File Format 1.2.0, BibTeX, one line.

A citation names a version and its date, or the dataset as a whole where neither is given.
"""

from typing import Any

import yaml

from schemas.about import ABOUT, About


def citation_file(version: str | None = None, date: str | None = None, about: About = ABOUT) -> str:
    """CITATION.cff.

    Args:
        version: `vYYYY.M.N`; None for the dataset as a whole.
        date: Date of the version, ISO 8601.
    """
    which = "" if version else "; name the version of the release you used"
    facts: dict[str, Any] = {
        "cff-version": "1.2.0",
        "message": f"If you use this dataset, please cite it as below{which}.",
        "type": "dataset",
        "title": about.title,
        "abstract": about.description,
        "authors": [{"name": about.creator}],
        "license": about.licence.id,
        "keywords": list(about.keywords),
    }
    facts |= {"version": version.removeprefix("v")} if version else {}
    facts |= {"date-released": date} if date else {}
    facts |= {name: value for name, value in (("doi", about.doi), ("url", about.homepage)) if value}
    return yaml.dump(facts, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=120)


def cite(version: str, date: str, about: About = ABOUT) -> str:
    """One line to paste."""
    doi = f" https://doi.org/{about.doi}." if about.doi else ""
    return f"{about.creator} ({date[:4]}): {about.title}, {version}. {about.licence.id}.{doi}"


def bibtex(version: str, date: str, about: About = ABOUT) -> str:
    """A BibTeX entry."""
    year, month, _ = date.split("-")
    fields = {
        "author": f"{{{about.creator}}}",
        "title": f"{{{about.title}}}",
        "year": year,
        "month": str(int(month)),
        "version": version,
        "note": f"Data set, {version}, {about.licence.id}",
    }
    fields |= {name: value for name, value in (("doi", about.doi), ("url", about.homepage)) if value}
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@misc{{{about.name}-{version},\n{lines}\n}}"
