"""Withdrawing a whole version: a flag and a tombstone, nothing deleted, and `latest` goes back."""

import datetime
import json
from pathlib import Path

import jsonschema
import pytest
from filelock import FileLock

from pipeline.release import index as index_module
from pipeline.release.index import latest_of, read_index, withdrawn_since
from pipeline.release.lock import ReleaseRefused
from pipeline.release.withdraw import CantWithdraw, withdraw

DAY = datetime.date(2021, 12, 1)
FIRST, SECOND, THIRD = "v2021.9.0", "v2021.10.0", "v2021.10.1"
SCHEMA = json.loads((Path(index_module.__file__).parent / "releases.schema.json").read_text())
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def entry(version: str) -> dict:
    facts = {"date": "2021-10-01", "schema_version": "1.0.0", "path": f"{version}/", "rows": {"actors": 3}, "sums_sha256": "0" * 64}
    return {"version": version, **facts, "flags": {"retracted": False}}


@pytest.fixture
def releases(tmp_path: Path) -> Path:
    """An index of three versions, with a folder each."""
    for version in (FIRST, SECOND, THIRD):
        (tmp_path / version).mkdir()
        (tmp_path / version / "SHA256SUMS").write_text("sums")
    known = {"aliases": {"latest": THIRD}, "releases": [entry(version) for version in (FIRST, SECOND, THIRD)]}
    (tmp_path / "releases.json").write_text(json.dumps(known))
    return tmp_path


def index(releases: Path) -> dict:
    found = json.loads((releases / "releases.json").read_text())
    VALIDATOR.validate(found)
    return found


def test_a_withdrawn_version_is_flagged_and_kept_and_the_latest_goes_back(releases: Path) -> None:
    assert (
        withdraw(releases, THIRD, "Figures of\nthe wrong | <b>round</b>.", DAY, replaced_by=SECOND, info_url="https://example.org/a")
        == SECOND
    )
    found = index(releases)
    assert found["aliases"] == {"latest": SECOND}
    assert [e["flags"]["retracted"] for e in found["releases"]] == [False, False, True]
    assert found["releases"][2]["retraction"] == {
        "date": "2021-12-01",
        "reason": "Figures of the wrong | <b>round</b>.",
        "replaced_by": SECOND,
        "info_url": "https://example.org/a",
    }
    said = (releases / f"{THIRD}.RETRACTED.md").read_text()
    assert said.startswith(f"# {THIRD} was withdrawn\n\nWithdrawn on 2021-12-01: Figures of the wrong &#124; &lt;b&gt;round&lt;/b&gt;.\n")
    assert f"Use {SECOND} in its place. More is said at <https://example.org/a>." in said
    assert [path.name for path in (releases / THIRD).iterdir()] == ["SHA256SUMS"]
    assert withdrawn_since(releases, SECOND) == {THIRD: "Figures of the wrong | <b>round</b>."}


def test_an_earlier_version_may_be_withdrawn_and_the_latest_stays(releases: Path) -> None:
    assert withdraw(releases, FIRST, "Wrong.", DAY) == THIRD
    assert "No version takes its place." in (releases / f"{FIRST}.RETRACTED.md").read_text()
    assert withdrawn_since(releases, THIRD) == {}


def test_where_the_last_one_that_stood_is_withdrawn_none_is_the_latest(releases: Path) -> None:
    for version in (FIRST, SECOND, THIRD):
        latest = withdraw(releases, version, "Wrong.", DAY)
    assert latest is None
    assert index(releases)["aliases"] == {}
    assert list(withdrawn_since(releases, None)) == [FIRST, SECOND, THIRD]


def test_what_can_not_be_withdrawn_is_told_and_nothing_changes(releases: Path) -> None:
    withdraw(releases, SECOND, "Wrong.", DAY)
    before = (releases / "releases.json").read_bytes()
    for version, said, more, why in (
        ("v2021.12.0", "Wrong.", {}, f"v2021.12.0 is no version of releases.json; it has {FIRST}, {SECOND}, {THIRD}"),
        (SECOND, "Again.", {}, f"{SECOND} was withdrawn on 2021-12-01 already: Wrong."),
        (THIRD, " ", {}, "not withdrawn without a reason"),
        (THIRD, "Wrong.", {"replaced_by": THIRD}, f"{THIRD} can't take its own place"),
        (THIRD, "Wrong.", {"replaced_by": SECOND}, f"{SECOND} was withdrawn too"),
        (THIRD, "Wrong.", {"replaced_by": "v2021.12.0"}, "v2021.12.0 is no version"),
        (THIRD, "Wrong.", {"info_url": "javascript:alert(1)"}, "is no address of a page"),
    ):
        with pytest.raises(CantWithdraw) as caught:
            withdraw(releases, version, said, DAY, **more)
        assert why in str(caught.value)
    assert (releases / "releases.json").read_bytes() == before
    assert not (releases / f"{THIRD}.RETRACTED.md").exists()


def test_nothing_is_withdrawn_while_a_build_holds_the_folder(releases: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.release.lock.WAIT", 0)
    with FileLock(releases / ".lock"), pytest.raises(ReleaseRefused, match="is writing a release"):
        withdraw(releases, THIRD, "Wrong.", DAY)


def test_an_index_from_before_there_were_flags_is_read(releases: Path) -> None:
    known = json.loads((releases / "releases.json").read_text())
    for each in known["releases"]:
        del each["flags"]
    known["releases"][2]["retraction"] = {"date": "2021-12-01", "reason": "Wrong."}
    (releases / "releases.json").write_text(json.dumps(known))
    assert latest_of(read_index(releases)) == SECOND


@pytest.mark.parametrize(
    "damage",
    [
        lambda known: known.update(more=1),
        lambda known: known["aliases"].update(latest="2021.10.0"),
        lambda known: known["aliases"].update(stable=FIRST),
        lambda known: known["releases"][0].update(flags={"retracted": True}),
        lambda known: known["releases"][0].update(retraction={"date": "2021-12-01", "reason": "Wrong."}),
        lambda known: known["releases"][0].update(flags={}),
        lambda known: known["releases"][0]["rows"].update(actors=-1),
        lambda known: known["releases"][0].update(date="yesterday"),
        lambda known: known["releases"][0].update(path="../elsewhere/"),
        lambda known: known["releases"][0].pop("sums_sha256"),
    ],
)
def test_the_schema_of_the_index_is_strict(damage: object, releases: Path) -> None:
    known = json.loads((releases / "releases.json").read_text())
    VALIDATOR.validate(known)
    damage(known)  # ty: ignore[call-non-callable]
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(known)
