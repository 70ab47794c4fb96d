"""Exports of GDELT 2: rows that may lead to a response, all others counted; own lines of the shape, and the real exports."""

from collections import Counter
from pathlib import Path

import pytest

from pipeline.ingest.connectors import recognise
from pipeline.ingest.connectors.gdelt import COLUMNS, read
from pipeline.ingest.faults import Fault
from pipeline.ingest.intake import TableRow
from tests.conftest import ROOT

SAMPLES = ROOT.parent / "shared" / "data" / "gdelt-sample"
needs_samples = pytest.mark.skipif(not SAMPLES.is_dir(), reason="the sample exports are not at hand beside this checkout (shared/data)")
NAME = "20210914120000.export.CSV"


def line(number: int, actor: str, target: str, code: str, **more: str) -> list[str]:
    """Cells of one event; `more` by position, c0 to c60."""
    cells = [""] * COLUMNS
    cells[0], cells[1], cells[59], cells[60] = str(number), "20210914", "20210914121500", f"https://example.org/{number}"
    cells[6], cells[7], cells[16], cells[17] = f"{actor} NAME", actor, f"{target} NAME", target
    cells[26], cells[27], cells[28] = code, code, code[:2]
    for place, value in more.items():
        cells[int(place[1:])] = value
    return cells


def read_lines(path: Path, rows: list[list[str]], delimiter: str = "\t") -> tuple[list[dict], list[Fault]]:
    path.write_text("".join(delimiter.join(cells) + "\n" for cells in rows), encoding="utf-8")
    assert (found := recognise(path.name, path.read_bytes())) and found.name == "gdelt"
    items = list(read(path))
    return [item.row for item in items if isinstance(item, TableRow)], [item for item in items if isinstance(item, Fault)]


def test_rows_across_borders_on_the_four_codes_are_kept_and_the_others_counted(tmp_path: Path) -> None:
    rows, faults = read_lines(
        tmp_path / NAME,
        [
            line(1, "FIN", "NOR", "051"),
            line(2, "SWE", "NOR", "1121"),
            line(3, "", "NOR", "054", c8="EEC"),
            line(4, "NOR", "NOR", "111"),
            line(5, "FIN", "", "051"),
            line(6, "FIN", "NOR", "042"),
            line(7, "FIN", "NOR", "042"),
        ],
    )
    assert [(row["native_id"], row["cameo_code"], row["actor_country"], row["actor_group"]) for row in rows] == [
        ("1", "051", "FIN", None),
        ("2", "1121", "SWE", None),
        ("3", "054", None, "EEC"),
    ]
    assert {str(row["article_date"]) for row in rows} == {"2021-09-14"}
    assert [(fault.rule, fault.message) for fault in faults] == [
        ("no-lead", "2 rows are not of the codes 051, 054, 111, 112"),
        ("no-lead", "1 rows name no country on one side"),
        ("no-lead", "1 rows stay within one country"),
    ]


def test_what_a_table_program_has_spoilt_is_mended_or_turned_away(tmp_path: Path) -> None:
    head = ["GLOBALEVENTID", *(f"column{n}" for n in range(1, COLUMNS))]
    rows, faults = read_lines(
        tmp_path / NAME,
        [
            head,
            line(1, "FIN", "NOR", "51", c28="5", c59="2.02E+13", c1="20200914"),
            line(2, "FIN", "NOR", "051", c60="BBC Monitoring"),
            line(3, "FIN", "NOR", "051", c1="2021-13-99", c59="20219999000000"),
            line(4, "FIN", "NOR", "praise"),
            line(5, "FIN", "NOR", "051")[:40],
        ],
        ";",
    )
    [row] = rows
    assert (row["cameo_code"], str(row["event_date"]), str(row["article_date"])) == ("051", "2020-09-14", "2021-09-14")
    assert [(fault.line, fault.rule) for fault in faults] == [(3, "no-event"), (4, "no-event"), (5, "no-event"), (6, "cells")]


@needs_samples
@pytest.mark.parametrize(
    ("name", "rows", "kept"),
    [
        ("20180326044500.export.CSV", 1540, 26),
        ("20190121220000.export.semicolon.csv", 1629, 32),
        ("20151027220000_and_more.events.tsv", 2116, 43),
    ],
)
def test_the_real_exports_add_up(name: str, rows: int, kept: int) -> None:
    path = SAMPLES / name
    assert (found := recognise(name, path.read_bytes()[:65536])) and found.name == "gdelt"
    items = list(read(path))
    faults = [item for item in items if isinstance(item, Fault)]
    assert Counter(fault.rule for fault in faults) == {"no-lead": 3}
    assert len(items) - len(faults) == kept
    assert kept + sum(int(fault.message.split()[0].replace(",", "")) for fault in faults) == rows
