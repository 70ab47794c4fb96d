"""Coding from the command line: folders, lines of JSON, faults in place, the same bytes for any number of workers."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from tests.unit.ingest.extract.pdfs import page, pdf

SAID = "China congratulated Kassym-Jomart Tokayev on his victory in the presidential election in Kazakhstan."


def _run(*arguments: str) -> tuple[int, list[dict[str, object]], str]:
    result = CliRunner().invoke(app, ["code", *arguments])
    return result.exit_code, [json.loads(line) for line in result.stdout.splitlines()], result.stderr


def test_a_folder_is_coded_in_the_order_of_names(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(SAID, encoding="utf-8")
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.md").write_text(SAID.replace("China", "Turkey"), encoding="utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    code, rows, faults = _run(str(tmp_path), "--published", "2022-11-23")
    assert (code, faults) == (0, "")
    assert [row["actor_id"] for row in rows if row.get("act")] == ["TUR", "CHN"]


PAGE = f"""<html lang="en"><head><title>Congratulations</title><meta name="date" content="2022-11-23"></head><body><nav>Home</nav>
<h1>Congratulations</h1><p>{SAID}</p><div class="related">Turkey rejected the election in Kazakhstan.</div></body></html>"""


def test_pages_reports_and_messages_are_coded(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "b.pdf").write_bytes(pdf([page(["Statement", "", SAID[:60], SAID[60:]])]))
    (tmp_path / "c.eml").write_text(f"From: press@example.org\nSubject: Congratulations\n\n{SAID}\n", encoding="utf-8")
    (tmp_path / "d.pdf").write_bytes(b"%PDF-1.7 and nothing else")
    code, rows, faults = _run(str(tmp_path), "--published", "2022-11-23")
    assert (code, faults.partition(": ")[0], "broken-pdf" in faults) == (1, f"{tmp_path / 'd.pdf'}:1", True)
    assert [row["actor_id"] for row in rows if row.get("act")] == ["CHN"] * 3


def test_a_page_is_read_from_standard_input_and_says_when_it_was_published() -> None:
    result = CliRunner().invoke(app, ["code", "--format", "html", "-"], input=PAGE)
    [row] = [row for row in map(json.loads, result.stdout.splitlines()) if row.get("act")]
    assert (row["actor_id"], row["election_id"]) == ("CHN", "KAZ-202211-PRES")


BAD = {
    "not-json": "{",
    "missing-key": '{"published": "2022-11-23"}',
    "wrong-type": '{"text": "x", "kind": 3}',
    "unknown-value: kind": '{"text": "x", "kind": "poem"}',
    "unknown-value: published": '{"text": "x", "published": "0000-01-01"}',
    "unknown-value: publisher": '{"text": "x", "publisher": "nobody"}',
}


@pytest.mark.parametrize("rule", BAD)
def test_a_bad_line_is_named_and_the_rest_goes_on(tmp_path: Path, rule: str) -> None:
    path = tmp_path / "archive.jsonl"
    good = json.dumps({"text": SAID, "published": "2022-11-23"})
    path.write_text(f"{good}\n{BAD[rule]}\n\n{good}\n", encoding="utf-8")
    code, rows, faults = _run(str(path))
    assert code == 1
    assert faults.startswith(f"{path}:2: {rule}")
    assert len([row for row in rows if row.get("act")]) == 2


def test_any_number_of_workers_gives_the_same_bytes(tmp_path: Path) -> None:
    states = ("China", "Turkey", "Belarus", "France", "Serbia", "Hungary", "India", "Japan", "Egypt")
    lines = [json.dumps({"id": s, "text": SAID.replace("China", s), "published": "2022-11-23"}) for s in states * 3]
    lines.insert(5, "{")
    path = tmp_path / "archive.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    one, many = _run(str(path), "--workers", "1"), _run(str(path), "--workers", "3")
    assert one == many
    assert len(one[1]) == 27


STATEMENT = "We congratulate Mr Kassym-Jomart Tokayev on his victory in the presidential election in Kazakhstan."
OF_A_STATEMENT = {"text": STATEMENT, "published": "2022-11-23", "kind": "statement"}


def test_a_publisher_can_be_told_by_name(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(STATEMENT, encoding="utf-8")
    by_name = _run(str(path), "--published", "2022-11-23", "--kind", "statement", "--publisher", "Ministry of Foreign Affairs of Ghana")
    assert [row["actor_id"] for row in by_name[1]] == ["GHA"]
    assert by_name == _run(str(path), "--published", "2022-11-23", "--kind", "statement", "--publisher", "GHA")


def test_each_line_has_a_publisher_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "archive.jsonl"
    names = ("Government of Canada", "NOR", "The White House", "Society of Friends of Kenyan Music")
    path.write_text("\n".join(json.dumps({**OF_A_STATEMENT, "publisher": name}) for name in names), encoding="utf-8")
    code, rows, faults = _run(str(path), "--workers", "2")
    assert (code, [row["actor_id"] for row in rows]) == (1, ["CAN", "NOR", "USA"])
    assert faults.startswith(f"{path}:4: unknown-value: publisher Society of Friends of Kenyan Music: neither")


def test_a_publisher_whom_nobody_knows_is_refused() -> None:
    code, rows, fault = _run("-", "--publisher", "mfa-nowhere")
    assert (code, rows) == (2, [])
    assert fault.startswith("--publisher mfa-nowhere: neither in sources/publishers.yaml nor an actor's id")
