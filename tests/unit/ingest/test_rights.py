"""Rights of a publisher: the licence gives them, an entry takes them back; a text that may not be kept leaves address and hash."""

import hashlib
from pathlib import Path
from typing import Any

import pytest

from pipeline.ingest.archive import Archive
from pipeline.ingest.intake import DOCUMENTS, Intake, Original, read_batches
from pipeline.ingest.read import read_all
from pipeline.ingest.rights import not_kept, rights

TEXT = "The Commission announced the result."


@pytest.mark.parametrize(
    ("item", "store", "quote", "release"),
    [
        ({"licence": "CC-BY-4.0"}, True, True, True),
        ({"licence": "CC-BY-4.0", "quote": "no"}, True, False, True),
        ({"licence": "CC-BY-4.0", "release": "no"}, True, True, False),
        ({"licence": "CC-BY-4.0", "store": "no"}, False, False, False),
        ({"licence": "all-rights-reserved"}, True, False, False),
        ({"licence": "unknown"}, True, False, False),
        ({"licence": "CC-BY-NC-ND-4.0"}, True, False, False),
    ],
)
def test_the_licence_gives_and_the_entry_takes_back(item: dict[str, Any], store: bool, quote: bool, release: bool) -> None:
    assert rights(item) == {"may_store": store, "may_quote": quote, "may_release": release}


def original(publisher: str) -> Original:
    return Original(publisher, "statement", f"https://example.org/{publisher}", "2021-09-15", TEXT, "en", "text", body=TEXT.encode())


def test_of_a_text_that_may_not_be_kept_address_and_hash_are_put_down(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive")
    intake = Intake(tmp_path / "intake", archive, {"commission", "gazette"}, not_kept={"gazette"})
    intake.add(original("gazette"))
    taken = intake.close()
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    assert (taken.n_in, taken.n_documents) == (1, 0)
    assert [(fault.rule, "https://example.org/gazette" in fault.message, digest in fault.message) for fault in taken.faults] == [
        ("not-kept", True, True)
    ]
    assert read_batches(tmp_path / "intake", DOCUMENTS) == []
    assert [path for path in (tmp_path / "archive").rglob("*") if path.is_file()] == []


def test_a_right_taken_back_later_leaves_the_documents_out_of_the_build(project: Path) -> None:
    archive = Archive(project / "archive")
    intake = Intake(project / "intake", archive, {"commission"})
    intake.add(original("commission"))
    intake.close()
    front = "publisher: commission\nurl: https://example.org/inbox\npublished: 2021-09-15\nkind: statement\nlanguage: en"
    (project / "inbox" / "one.txt").write_text(f"---\n{front}\n---\n\n{TEXT}\n", encoding="utf-8")

    def built() -> tuple[set[str], list[str]]:
        rows = read_all(project / "sources", project / "inbox", archive, intake=project / "intake")
        assert not_kept(rows["publishers"]) == ({"commission"} if "store" in publishers.read_text() else set())
        originals = {row["url"] for row in rows["documents"] if row["basis"] == "original"}
        return originals, [row["rule"] for row in rows["ingest_quarantine"]]

    publishers = project / "sources" / "publishers.yaml"
    assert built() == ({"https://example.org/commission", "https://example.org/inbox"}, [])
    publishers.write_text(publishers.read_text().replace("licence: CC-BY-4.0", "licence: CC-BY-4.0\n  store: no"))
    assert built() == (set(), ["not-kept", "not-kept"])
