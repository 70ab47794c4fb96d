"""What all targets share: which addresses are targets, secrets in messages, names, the index."""

from pathlib import Path
from typing import Any

import pytest

from pipeline.publish import index
from pipeline.publish.folder import Folder
from pipeline.publish.huggingface import Hub
from pipeline.publish.store import Store
from pipeline.publish.targets import Misused, Package, Refused, redacted, safe_name
from pipeline.publish.zenodo import Zenodo
from pipeline.publishing import package_of, target_of
from tests.unit.publish.conftest import V0, V1, Make, write_index


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("out", Folder),
        ("/srv/data", Folder),
        ("file:///srv/da%20ta", Folder),
        ("s3://bucket/a", Store),
        ("gs://bucket", Store),
        ("az://container/a", Store),
        ("hf://owner/name", Hub),
        ("zenodo:new", Zenodo),
        ("zenodo:1234", Zenodo),
    ],
)
def test_an_address_names_its_target(address: str, kind: type) -> None:
    assert isinstance(target_of(address), kind)


@pytest.mark.parametrize(
    "address", ["ftp://host/a", "https://host/a", "s3:bucket", "s3://", "s3://b/a?x=1", "s3://u:p@b", "file://host/a", ""]
)
def test_what_is_no_target_is_said(address: str) -> None:
    with pytest.raises(Misused):
        target_of(address)


def test_a_message_shows_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_TOKEN", "hf_abcdef")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "hf_abcdef_and_more")
    monkeypatch.setenv("MY_KEY", "a")
    assert redacted("a: hf_abcdef, hf_abcdef_and_more") == "a: (HF_TOKEN), (AWS_SECRET_ACCESS_KEY)"
    assert "hf_abcdef" not in str(Refused("no: hf_abcdef")) + repr(Misused("no: hf_abcdef"))


@pytest.mark.parametrize("name", ["README.md", "data/x.parquet", "site/a b.svg", "a..b", "Ærø.csv"])
def test_a_plain_name_is_safe(name: str) -> None:
    assert safe_name(name)


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "..",
        "../x",
        "a/../x",
        "/etc/passwd",
        "//host/x",
        "a//b",
        "a/",
        "./a",
        "a\\b",
        "C:x",
        "a\nb",
        "a\u202eb",
        "a/ b",
        "a?b",
        "a*",
    ],
)
def test_a_name_that_leads_elsewhere_is_not(name: str) -> None:
    assert not safe_name(name)


def entry(version: str, **more: Any) -> dict[str, Any]:
    return {"version": version, "sums_sha256": version, **more}


def test_an_index_is_merged_without_loss(make: Make, tmp_path: Path) -> None:
    make(V0)
    package = make(V1)
    theirs = {"aliases": {"lts": "v2020.1.0", "latest": "v2020.1.0"}, "releases": [entry("v2020.1.0"), entry("v2026.12.0")], "more": 1}
    new = index.merged(theirs, package, enter=True)
    assert [one["version"] for one in new["releases"]] == ["v2020.1.0", V1, "v2026.12.0"]  # not V0, which does not stand there
    assert new["aliases"] == {"lts": "v2020.1.0", "latest": "v2026.12.0"}
    assert new["more"] == 1


@pytest.mark.parametrize("mark", [{"retraction": {"reason": "x"}}, {"flags": ["retracted"]}, {"flags": {"retracted": True}}])
def test_a_withdrawal_that_is_known_there_is_never_taken_back(mark: dict[str, Any], package: Package) -> None:
    ours = package.index["releases"][0]
    theirs = {"aliases": {"latest": V0}, "releases": [{**ours, **mark}]}
    new = index.merged(theirs, package, enter=False)
    assert new["releases"] == [{**ours, **mark}]
    assert new["aliases"] == {}


def test_another_release_of_the_same_name_is_refused(package: Package) -> None:
    with pytest.raises(Refused, match=r"another v2026\.11\.0"):
        index.merged({"aliases": {}, "releases": [entry(V0)]}, package, enter=False)


@pytest.mark.parametrize("text", [b"", b"[]", b"{}", b'{"releases": [{}]}', b'{"releases": [{"version": "v1"}], "aliases": {}}', b"\xff"])
def test_what_is_no_index_is_refused(text: bytes) -> None:
    with pytest.raises(Refused, match="is no index"):
        index.read(text)


def test_only_what_is_entered_as_it_stands_is_published(package: Package) -> None:
    folder = package.files[-1].path.parent
    write_index(folder.parent, lambda index: index["releases"][0].update(retraction={"reason": "A wrong count."}))
    with pytest.raises(Refused, match="was withdrawn"):
        package_of(folder, folder.parent)
    write_index(folder.parent, lambda index: index["releases"][0].pop("retraction"))
    with (folder / "SHA256SUMS").open("a") as sums:
        sums.write(f"{'0' * 64}  more\n")
    with pytest.raises(Refused, match="its SHA256SUMS is another"):
        package_of(folder, folder.parent)
    write_index(folder.parent, lambda index: index.update(releases=[]))
    with pytest.raises(Refused, match="is not entered"):
        package_of(folder, folder.parent)
