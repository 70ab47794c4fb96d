"""Everything in a release that describes the rest: licence, citation, sources, provenance, quality, card.

Belongs here: texts and records for readers and machines. Each is a pure function of what it is given.
"""

import csv
import io
import json
import platform
from collections.abc import Mapping, Sequence
from typing import Any

import duckdb
import pyarrow

TITLE = "Ballot Echo: national election results and the international responses to them"
AUTHORS = "The Ballot Echo authors"

LICENCE = f"""\
{TITLE}

The compilation is licensed under Creative Commons Attribution 4.0 International (SPDX: CC-BY-4.0).
https://creativecommons.org/licenses/by/4.0/legalcode

Ids and crosswalks (the tables countries, crosswalk, id_alias and the id columns of all tables) are dedicated to the public
domain under Creative Commons Zero 1.0 Universal (SPDX: CC0-1.0).
https://creativecommons.org/publicdomain/zero/1.0/legalcode

Facts belong to nobody. The texts in documents.text and evidence.quote are digests in our own words, but for originals under
a licence that lets them be given away; SOURCES.csv names the licence of each source.
"""


def as_json(value: Any) -> str:
    """JSON for people and machines: sorted keys, one form."""
    return json.dumps(value, indent=2, sort_keys=True, ensure_ascii=False, default=str) + "\n"


def citation(version: str, date: str) -> str:
    """CITATION.cff of a release."""
    return f"""\
cff-version: 1.2.0
message: If you use this dataset, please cite it as below.
type: dataset
title: "{TITLE}"
authors:
  - name: {AUTHORS}
version: {version.removeprefix("v")}
date-released: "{date}"
license: CC-BY-4.0
keywords:
  - elections
  - election results
  - election observation
  - international relations
  - recognition
"""


def cite(version: str, date: str) -> str:
    """One line to paste."""
    return f"{AUTHORS} ({date[:4]}): {TITLE}, {version}. CC BY 4.0."


def sources_csv(connection: duckdb.DuckDBPyConnection) -> str:
    """One line a document: publisher, address, dates, licence, hash of the text that was coded."""
    relation = connection.sql(
        "SELECT d.document_id, d.publisher_id, p.name_en AS publisher, d.title, d.url, d.published_date, d.published_precision, "
        "d.retrieved_on, d.language, d.kind, d.basis, d.licence, d.text_sha256 "
        "FROM documents AS d JOIN publishers AS p USING (publisher_id) ORDER BY d.publisher_id, d.published_date, d.document_id"
    )
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([relation.columns, *relation.fetchall()])
    return out.getvalue()


def provenance(
    *,
    version: str,
    date: str,
    schema_version: str,
    inputs_sha256: str,
    commit: str | None,
    dirty: bool,
    logical: Mapping[str, str],
) -> dict[str, Any]:
    """What the release was made from and with; no clock, no path, no name of a machine."""
    return {
        "version": version,
        "date": date,
        "schema_version": schema_version,
        "inputs_sha256": inputs_sha256,
        "commit": commit,
        "uncommitted_changes": dirty,
        "logical_sha256": dict(logical),
        "writers": {
            "duckdb": duckdb.__version__,
            "pyarrow": pyarrow.__version__,
            "python": ".".join(platform.python_version_tuple()[:2]),
        },
    }


def quality(
    connection: duckdb.DuckDBPyConnection, tables: Mapping[str, Sequence[str]], checks: Sequence[Mapping[str, Any]]
) -> dict[str, Any]:
    """Rows and nulls of every table, every check's outcome, what was turned away, what became of the claims."""
    return {
        "tables": {name: _profile(connection, name, columns) for name, columns in tables.items()},
        "checks": [dict(check) for check in checks],
        "claims": _counted(
            connection,
            "SELECT claim_table, outcome, coalesce(reason, ''), count(*) FROM claim_outcomes GROUP BY ALL ORDER BY ALL",
            ("table", "outcome", "reason"),
        ),
        "quarantine": _counted(connection, "SELECT room, rule, count(*) FROM quarantine GROUP BY ALL ORDER BY ALL", ("room", "rule")),
        "documents": _counted(connection, "SELECT basis, count(*) FROM documents GROUP BY ALL ORDER BY ALL", ("basis",)),
        "review": _counted(connection, "SELECT review_status, count(*) FROM responses GROUP BY ALL ORDER BY ALL", ("review_status",)),
        "reviewed": _listed(
            connection,
            "SELECT * REPLACE (share_decided::VARCHAR AS share_decided, share_reviewed::VARCHAR AS share_reviewed) "
            "FROM review_progress ORDER BY election_id",
        ),
        "decisions": _counted(
            connection, "SELECT decision, state, count(*) FROM decisions GROUP BY ALL ORDER BY ALL", ("decision", "state")
        ),
        "agreement": _listed(
            connection,
            "SELECT coder_a, coder_b, variable, n, n_agree, agreement::VARCHAR AS agreement, alpha::VARCHAR AS alpha, alpha_undefined "
            "FROM coder_agreement ORDER BY ALL",
        ),
    }


def _profile(connection: duckdb.DuckDBPyConnection, name: str, columns: Sequence[str]) -> dict[str, Any]:
    nulls = ", ".join(f'count(*) - count("{column}")' for column in columns)
    rows, *missing = connection.execute(f'SELECT count(*), {nulls} FROM "{name}"').fetchall()[0]
    return {"rows": rows, "nulls": {column: count for column, count in zip(columns, missing, strict=True) if count}}


def _counted(connection: duckdb.DuckDBPyConnection, query: str, names: Sequence[str]) -> list[dict[str, Any]]:
    return [dict(zip((*names, "n"), row, strict=True)) for row in connection.execute(query).fetchall()]


def _listed(connection: duckdb.DuckDBPyConnection, query: str) -> list[dict[str, Any]]:
    relation = connection.sql(query)
    return [dict(zip(relation.columns, row, strict=True)) for row in relation.fetchall()]


def card(version: str, date: str, counts: Mapping[str, int]) -> str:
    """README.md of a release: a dataset card, with the lines to query it."""
    configs = "\n".join(f"  - config_name: {name}\n    data_files: data/{name}.parquet" for name in counts)
    rows = "\n".join(f"| `{name}` | {count} |" for name, count in counts.items())
    return f"""\
---
license: cc-by-4.0
language: [en]
pretty_name: Ballot Echo
tags: [elections, international-relations, election-observation]
configs:
{configs}
---

# Ballot Echo {version}

National election results and the international responses to them: who congratulated, who criticised, who would not
recognise, who kept silent, what observers found, what the host answered. Every row can be followed to the sentence it came
from. Released {date}. {cite(version, date)}

```sql
-- in DuckDB, from this folder
FROM 'data/responses_flat.parquet' WHERE election_id = 'KAZ-202211-PRES' ORDER BY actor_id;
-- or all tables at once
ATTACH 'ballot-echo.duckdb' AS ballot_echo (READ_ONLY);
-- or views over the Parquet files
.read load.sql
-- any table as of an earlier release, after ATTACH and USE ballot_echo, or after load.sql
SET VARIABLE as_of = '{version}'; FROM as_of.responses;
```

What each column means stands in `CODEBOOK.md`, in the Parquet files themselves and in `datapackage.json`. What was turned
away, and why, stands in the table `quarantine`, what was withdrawn in `retractions`, earlier versions of rows in `history`;
how every check ended in `quality-report.json`. Check the files with `sha256sum -c SHA256SUMS`.

| table | rows |
| --- | --- |
{rows}
"""
