"""The command: what it lists, and exit codes that tell what is wrong from wrong use. What is verified is looked at in tests/flow."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from pipeline.cli import app
from pipeline.publish.targets import Package
from tests.unit.publish.conftest import V0


@pytest.fixture
def root(package: Package, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a release that is taken to verify."""
    root = package.files[0].path.parents[2]
    (root / "sources").mkdir()
    monkeypatch.setenv("BALLOT_ECHO_ROOT", str(root))
    monkeypatch.setattr("pipeline.publishing.verify", lambda _: [])
    return root


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


@pytest.mark.usefixtures("no_secrets")
@pytest.mark.parametrize(
    ("target", "prefix", "more"),
    [
        ("out", f"{V0}/", "releases.json"),
        ("s3://bucket/a", f"{V0}/", "releases.json"),
        ("hf://a/b", "", "releases.json"),
        ("zenodo:new", "", None),
    ],
)
def test_a_dry_run_lists_every_object_and_asks_nobody(
    target: str, prefix: str, more: str | None, root: Path, package: Package, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    monkeypatch.setattr("socket.socket.connect", None)
    done = run("publish", target, "--dry-run")
    assert done.exit_code == 0, done.output
    sizes = {line.split(maxsplit=1)[1]: line.split()[0] for line in done.stdout.splitlines()[:-1]}
    named = {file.name if prefix or target.startswith("hf") else file.path.name: file.size for file in package.files}
    assert {f"{prefix}{name}": f"{size:,}" for name, size in named.items()}.items() <= sizes.items()
    assert more is None or sizes[more] == "?"
    assert f"{package.n_bytes:,} bytes; nothing was written and nobody asked" in done.stdout
    assert not (root / "out").exists()


def test_a_version_is_published_once(root: Path) -> None:
    first = run("publish", str(root / "out"))
    assert (first.exit_code, first.stdout.startswith(f"published {V0}: ")) == (0, True), first.output
    assert first.stderr.splitlines()[:2] == [f"verifying {V0}", "README.md"]
    second = run("publish", str(root / "out"), V0)
    assert second.exit_code == 1
    assert second.stderr.endswith(f"{V0} is published there already, and no version is published twice\n")
    assert run("publish", str(root / "out"), "--index-only").stdout.endswith("up to date already\n")


@pytest.mark.usefixtures("root", "no_secrets")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["ftp://host/a"], "no target that is known"),
        (["s3://bucket"], "set AWS_ACCESS_KEY_ID"),
        (["hf://owner/name"], "set HF_TOKEN"),
        (["zenodo:new"], "set ZENODO_TOKEN"),
        (["out", "2026.11.0"], "is no version"),
        (["out", "v2026.12.0"], "is no folder"),
        (["out", "--index-only", "--dry-run"], "--index-only takes no version"),
        (["zenodo:1", "--index-only"], "set ZENODO_TOKEN"),
    ],
)
def test_wrong_use_names_what_is_wrong(arguments: list[str], said: str) -> None:
    done = run("publish", *arguments)
    assert (done.exit_code, said in done.stderr) == (2, True), done.output


def test_verifying_what_is_no_address_or_folder_is_wrong_use(tmp_path: Path) -> None:
    for where in ("ftp://host/a", str(tmp_path / "nowhere")):
        assert run("verify", where).exit_code == 2
    assert run("verify", "http://127.0.0.1:9/v2021.10.0/").exit_code == 1
