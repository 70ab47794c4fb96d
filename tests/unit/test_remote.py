"""A release at an address: what is fetched of it, from whom, and where that ends. What verifying finds is looked at in tests/flow."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from pipeline.ingest.fetch.limits import Limits
from pipeline.release.verify import Report
from pipeline.remote import Bounds, NoAddress, NoRelease, verify_at
from tests.site import Hand, Page, Site

LIMITS = Limits(attempts=2, silence=0.3, first_wait=1)
BOUNDS = Bounds(limits=LIMITS)
FILES = {"README.md": b"# Ballot Echo", "data/a b.parquet": b"PAR1" * 100, "SOURCES.csv": b"a,b\n"}
BASE = "/open/v2026.11.0/"


def sums(files: dict[str, bytes]) -> bytes:
    return "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in files.items()).encode()


@pytest.fixture
def site() -> Iterator[Site]:
    """A site with what looks like a release; it has no descriptor, so that verifying ends with its files."""
    served = Site()
    served.pages = {BASE + name.replace(" ", "%20"): Page(content) for name, content in FILES.items()}
    served.pages[f"{BASE}SHA256SUMS"] = Page(sums(FILES))
    served.pages["/open/releases.json"] = Page(json.dumps(index(sums(FILES))))
    yield served
    served.close()


def index(text: bytes, **more: Any) -> dict[str, Any]:
    entry = {"version": "v2026.11.0", "path": "v2026.11.0/", "sums_sha256": hashlib.sha256(text).hexdigest(), **more}
    return {"aliases": {"latest": "v2026.11.0"}, "releases": [entry]}


def look(site: Site, path: str = BASE, bounds: Bounds = BOUNDS, **more: Any) -> Report:
    return verify_at(site.url(path), allow_private=True, bounds=bounds, clock=Hand().clock(), **more)


def files_told(report: Report) -> list[str]:
    """Problems with files, without the one of the descriptor that is not there."""
    return [str(problem) for problem in report.problems if not problem.what.startswith("can't be read")]


@pytest.mark.parametrize("path", [BASE, BASE.rstrip("/"), "/open/releases.json"])
def test_every_listed_file_is_fetched_once_and_nothing_else(path: str, site: Site) -> None:
    steps: list[str] = []
    report = look(site, path, progress=steps.append)
    assert files_told(report) == []
    assert report.looks[0].n == len(FILES)
    assert steps == ["SHA256SUMS", *FILES]
    first = ["/open/releases.json"] if path.endswith(".json") else []
    assert site.paths() == [*first, f"{BASE}SHA256SUMS", *(BASE + name.replace(" ", "%20") for name in FILES)]


def test_a_byte_that_differs_and_a_file_that_is_missing_are_told(site: Site) -> None:
    site.pages[f"{BASE}README.md"] = Page(b"# Ballot Ecco")
    del site.pages[f"{BASE}SOURCES.csv"]
    report = look(site)
    assert files_told(report) == [
        "README.md: does not have the sum that SHA256SUMS gives",
        "SOURCES.csv: is not to be had: status 404",
    ]


def test_a_server_that_fails_for_the_moment_is_asked_again(site: Site) -> None:
    site.pages[f"{BASE}README.md"] = [Page(status=503), Page(FILES["README.md"])]
    assert files_told(look(site)) == []


@pytest.mark.parametrize("status", [404, 403, 500])
def test_where_there_are_no_sums_there_is_no_release(status: int, site: Site) -> None:
    site.pages[f"{BASE}SHA256SUMS"] = Page(b"no", status)
    with pytest.raises(NoRelease, match=f"SHA256SUMS: status {status}"):
        look(site)


def _hang(handler: BaseHTTPRequestHandler, site: Site) -> None:
    site.over.wait(10)


def _endless(handler: BaseHTTPRequestHandler, site: Site) -> None:
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(bytes(65536))


def test_a_server_that_hangs_is_left(site: Site) -> None:
    site.pages[f"{BASE}README.md"] = _hang
    with pytest.raises(NoRelease, match=r"README\.md: silent for too long"):
        look(site)


@pytest.mark.parametrize("name", ["SHA256SUMS", "README.md"])
def test_endless_bytes_end(name: str, site: Site) -> None:
    site.pages[BASE + name] = _endless
    with pytest.raises(NoRelease, match=f"{name}: more than .* bytes"):
        look(site, bounds=replace(BOUNDS, list_bytes=100_000, file_bytes=100_000))


def test_a_file_that_announces_too_much_is_not_read(site: Site) -> None:
    site.pages[f"{BASE}README.md"] = Page(b"x", announced=2**40)
    with pytest.raises(NoRelease, match="bytes announced"):
        look(site)


def test_all_files_together_are_bounded(site: Site) -> None:
    with pytest.raises(NoRelease, match="at most"):
        look(site, bounds=replace(BOUNDS, all_bytes=len(sums(FILES)) + 300))
    with pytest.raises(NoRelease, match="lists 3 files, at most 2"):
        look(site, bounds=replace(BOUNDS, files=2))


def test_all_the_time_is_bounded(site: Site) -> None:
    hand = Hand()
    with pytest.raises(NoRelease, match="within the time"):
        verify_at(
            site.url(BASE), allow_private=True, bounds=replace(BOUNDS, seconds=5), clock=hand.clock(), progress=lambda _: hand.move(3)
        )


@pytest.mark.parametrize("target", ["http://127.0.0.2:9/x", "/elsewhere/README.md", f"{BASE}../x", f"{BASE}%2e%2e/x", "//127.0.0.1/x"])
def test_a_redirect_that_leads_out_is_not_followed(target: str, site: Site) -> None:
    site.pages[f"{BASE}README.md"] = Page(b"", 302, {"Location": target})
    [problem] = files_told(look(site))
    assert problem.startswith("README.md: is not to be had: redirects to ")
    assert "/elsewhere/README.md" not in site.paths()


def test_a_redirect_below_the_address_is_followed_and_a_circle_is_not(site: Site) -> None:
    site.pages[f"{BASE}README.md"] = Page(b"", 302, {"Location": "real/README.md"})
    site.pages[f"{BASE}real/README.md"] = Page(FILES["README.md"])
    assert files_told(look(site)) == []
    site.pages[f"{BASE}real/README.md"] = Page(b"", 302, {"Location": f"{BASE}README.md"})
    with pytest.raises(NoRelease, match="more than 5 redirects"):
        look(site)


@pytest.mark.parametrize("name", ["../x", "/etc/passwd", "a/../../x", "a\\b", "//127.0.0.2/x", "http://127.0.0.2/x", ".", "SHA256SUMS"])
def test_a_listed_name_that_leads_elsewhere_refuses_the_whole(name: str, site: Site) -> None:
    site.pages[f"{BASE}SHA256SUMS"] = Page(sums(FILES) + f"{'0' * 64}  {name}\n".encode())
    with pytest.raises(NoRelease, match="which is no name for a file of a release"):
        look(site)
    assert site.paths() == [f"{BASE}SHA256SUMS"]


@pytest.mark.parametrize("text", [b"<html>", b"\xff\xfe", b"0  README.md\n"])
def test_sums_that_are_none_are_told(text: bytes, site: Site) -> None:
    site.pages[f"{BASE}SHA256SUMS"] = Page(text)
    with pytest.raises(NoRelease):
        look(site)


def test_names_that_stand_in_each_others_way_are_told(site: Site) -> None:
    site.pages[f"{BASE}SHA256SUMS"] = Page(sums({"README.md": FILES["README.md"], "README.md/x": b""}))
    site.pages[f"{BASE}README.md/x"] = Page(b"")
    with pytest.raises(NoRelease, match="can't be written here"):
        look(site)


@pytest.mark.parametrize(
    "found",
    [
        {},
        [],
        {"aliases": {"latest": "../.."}, "releases": []},
        {"aliases": {"latest": "v2026.11.0"}, "releases": []},
        index(b"", path="../v2026.11.0/"),
        index(b"", path="http://127.0.0.2/"),
    ],
)
def test_an_index_that_names_no_version_is_told(found: Any, site: Site) -> None:
    site.pages["/open/releases.json"] = Page(json.dumps(found))
    with pytest.raises(NoRelease, match=r"releases\.json names no latest version"):
        look(site, "/open/releases.json")
    assert site.paths() == ["/open/releases.json"]


def test_sums_that_the_index_does_not_promise_are_told(site: Site) -> None:
    site.pages["/open/releases.json"] = Page(json.dumps(index(b"another")))
    with pytest.raises(NoRelease, match=r"not the one that releases\.json promises"):
        look(site, "/open/releases.json")


def test_a_private_address_is_asked_only_where_that_is_allowed(site: Site) -> None:
    with pytest.raises(NoRelease, match="which is private"):
        verify_at(site.url(BASE), bounds=BOUNDS, clock=Hand().clock())
    with pytest.raises(NoRelease, match="which is private"):
        verify_at(f"http://data.example.org:{site.port}{BASE}", bounds=BOUNDS, clock=Hand().clock(), resolve=lambda *_: ["127.0.0.1"])
    assert site.asked == []


@pytest.mark.parametrize("address", ["ftp://host/v2026.11.0", "https://", "https://me:secret@host/v/", "https://host/v/?x=1", "s3://"])
def test_what_is_no_address_is_said(address: str) -> None:
    with pytest.raises(NoAddress):
        verify_at(address)


def test_a_file_compressed_on_the_way_is_not_taken_for_the_file(site: Site) -> None:
    site.pages[f"{BASE}README.md"] = Page(b"x", headers={"Content-Encoding": "gzip"})
    with pytest.raises(NoRelease, match="compressed, though nothing compressed was asked for"):
        look(site)


def test_nothing_of_it_is_left_behind(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    look(site)
    assert list(tmp_path.iterdir()) == []
