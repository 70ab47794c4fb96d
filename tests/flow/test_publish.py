"""Publishing from the command line, and verifying what was published at its address."""

import functools
import json
import shutil
import subprocess
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from pipeline.publish.targets import Refused
from pipeline.publishing import publish
from tests.cli import cli

VERSION = "v2021.10.0"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def published(released: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The release, published to a folder from the command line."""
    folder = tmp_path_factory.mktemp("published") / "out"
    done = cli(released.parents[1], "publish", str(folder))
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith(f"published {VERSION}: ")
    return folder


@pytest.fixture
def address(published: Path) -> Iterator[str]:
    """Where that folder is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(published)))
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def verify(root: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    return cli(root, "verify", *arguments)


def test_what_was_published_verifies_at_its_address_and_a_tampered_byte_is_found(released: Path, published: Path, address: str) -> None:
    root = released.parents[1]
    good = verify(root, f"{address}/releases.json", "--allow-private")
    assert good.returncode == 0, good.stderr
    assert good.stdout.endswith(f"{address}/releases.json: verified\n")
    assert "quotes that are the spans of their texts" in good.stdout
    assert " wrong" not in good.stdout
    path = published / VERSION / "data" / "results.parquet"
    path.chmod(0o644)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    (published / VERSION / "load.sql").unlink()
    bad = verify(root, f"{address}/{VERSION}/", "--allow-private", "--json")
    assert bad.returncode == 1
    report = json.loads(bad.stdout)
    assert {problem["file"]: problem["what"] for problem in report["problems"]} == {
        "data/results.parquet": "does not have the sum that SHA256SUMS gives",
        "load.sql": "is not to be had: status 404",
    }
    assert {look["look"]: look["n_problems"] for look in report["looks"]}["quotes"] is None  # judged by nothing that is damaged


def test_a_damaged_release_is_not_published(released: Path, tmp_path: Path) -> None:
    folder = tmp_path / "releases" / VERSION
    shutil.copytree(released, folder)
    shutil.copy(released.parent / "releases.json", folder.parent)
    (folder / "data" / "results.parquet").write_bytes(b"PAR1")
    with pytest.raises(Refused, match=r"results\.parquet: does not have the sum that SHA256SUMS gives"):
        publish(folder, folder.parent, str(tmp_path / "out"))
    (folder / "README.md").unlink()
    (folder / "README.md").symlink_to(released / "README.md")
    with pytest.raises(Refused, match=r"README\.md is a link or no file"):
        publish(folder, folder.parent, str(tmp_path / "out"))
    assert not (tmp_path / "out").exists()
