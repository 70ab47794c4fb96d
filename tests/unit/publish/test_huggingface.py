"""Hugging Face as target, against a hub on this machine: one commit, then the tag."""

import json
import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.publish.huggingface import Hub
from pipeline.publish.targets import Misused, Package, Refused
from pipeline.release.verify import Problem
from pipeline.remote import Bounds, NoAddress, NoRelease, verify_at
from tests.standins import Reply, Server, hub
from tests.unit.publish.conftest import HASTY, V0, V1, Killed, Make, quiet

ADDRESS = f"hf://{hub.REPO}"


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> Iterator[hub.Hub]:
    """A hub without a dataset; the environment names it."""
    server = hub.Hub()
    monkeypatch.setenv("HF_ENDPOINT", server.url)
    monkeypatch.setenv("HF_TOKEN", hub.TOKEN)
    monkeypatch.setattr("huggingface_hub.utils._http.time.sleep", lambda _: None)
    yield server
    server.close()


def entered(served: hub.Hub) -> dict[str, Any]:
    return json.loads(served.files()["releases.json"])


def test_a_version_is_one_commit_and_a_tag(package: Package, served: hub.Hub) -> None:
    steps: list[str] = []
    assert Hub(ADDRESS, HASTY).publish(package, steps.append) == f"{served.url}/datasets/{hub.REPO}/tree/{V0}"
    assert steps == [f"one commit of {len(package.files)} files", f"tag {V0}"]
    files = served.files(V0)
    assert {file.name: file.path.read_bytes() for file in package.files}.items() <= files.items()
    assert files.keys() - {file.name for file in package.files} == {".gitattributes", "releases.json", "releases.schema.json"}
    assert entered(served)["aliases"] == {"latest": V0}
    assert served.count("POST", "/commit/") == 1
    assert served.count("POST", "validate-yaml") == 1  # the card


def test_the_token_is_sent_and_never_logged(package: Package, served: hub.Hub, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    Hub(ADDRESS, HASTY).publish(package, quiet)
    assert {"authorization" in request.headers for request in served.asked if request.path.startswith("/store/")} == {False}
    assert not any(hub.TOKEN in str(request.query) for request in served.asked)
    assert caplog.text
    assert hub.TOKEN not in caplog.text


def test_a_file_that_changed_since_it_was_verified_is_refused(package: Package, served: hub.Hub) -> None:
    package.files[0].path.write_bytes(b"changed")
    with pytest.raises(Refused, match="has changed since it was verified"):
        Hub(ADDRESS, HASTY).publish(package, quiet)
    assert served.tags == {}


def test_a_second_publication_is_refused(package: Package, served: hub.Hub) -> None:
    Hub(ADDRESS, HASTY).publish(package, quiet)
    with pytest.raises(Refused, match="published there already"):
        Hub(ADDRESS, HASTY).publish(package, quiet)
    assert served.count("POST", "/commit/") == 1


def test_the_next_version_takes_the_place_at_main_and_the_tag_keeps_the_one_before(make: Make, served: hub.Hub) -> None:
    Hub(ADDRESS, HASTY).publish(make(V0, more={"data/gone.parquet": b"PAR1"}), quiet)
    Hub(ADDRESS, HASTY).publish(make(V1), quiet)
    assert "data/gone.parquet" not in served.files()
    assert "data/gone.parquet" in served.files(V0)
    assert [entry["version"] for entry in entered(served)["releases"]] == [V0, V1]
    with pytest.raises(Refused, match=r"comes after v2026\.10\.0"):
        Hub(ADDRESS, HASTY).publish(make("v2026.10.0"), quiet)


@pytest.mark.parametrize(
    ("path", "after"), [("/store/", 1), ("/commit/", 0), ("/tag/", 0)], ids=["while uploading", "before the commit", "before the tag"]
)
def test_what_breaks_off_makes_no_version_and_is_resumed(path: str, after: int, package: Package, served: hub.Hub) -> None:
    method = "PUT" if path == "/store/" else "POST"
    served.fail(method, path, 400, times=9, after=after)
    with pytest.raises(Refused, match="publish again to go on"):
        Hub(ADDRESS, HASTY).publish(package, quiet)
    assert served.tags == {}
    assert len(served.files()) == (1 if path != "/tag/" else len(package.files) + 3)  # all of it in one step, or nothing
    stored = served.count("PUT", "/store/")
    served.faults.clear()
    steps: list[str] = []
    Hub(ADDRESS, HASTY).publish(package, steps.append)
    assert served.files(V0).keys() >= {file.name for file in package.files}
    assert served.count("POST", "/commit/") == (2 if path == "/commit/" else 1)
    assert served.count("PUT", "/store/") == (stored + 2 if path == "/store/" else stored)  # what was there is not sent again


def test_a_run_that_is_killed_before_the_tag_is_resumed(
    package: Package, served: hub.Hub, killer: Callable[[int], Callable[[str], None]]
) -> None:
    with pytest.raises(Killed):
        Hub(ADDRESS, HASTY).publish(package, killer(1))
    assert served.tags == {}
    steps: list[str] = []
    Hub(ADDRESS, HASTY).publish(package, steps.append)
    assert steps == ["the commit stands already", f"tag {V0}"]


def test_a_hub_that_fails_for_the_moment_is_asked_again(package: Package, served: hub.Hub) -> None:
    served.fail("GET", "/refs", 503)
    served.fail("POST", "/preupload/", 500)
    served.fail("POST", "/tag/", 429)
    Hub(ADDRESS, HASTY).publish(package, quiet)
    assert list(served.tags) == [V0]


@pytest.mark.parametrize("path", ["/commit/", "/tag/"])
def test_an_answer_that_is_lost_does_no_harm(path: str, package: Package, served: hub.Hub) -> None:
    served.fail("POST", path, 500, done=True)
    Hub(ADDRESS, HASTY).publish(package, quiet)
    assert served.count("POST", "/commit/") == 1
    assert list(served.tags) == [V0]


def test_somebody_who_commits_in_between_is_not_overwritten(package: Package, served: hub.Hub) -> None:
    Hub(ADDRESS, HASTY)._refs(Hub(ADDRESS, HASTY)._api(), create=True)

    def meddle(step: str) -> None:
        if step.startswith("one commit"):
            served._add({**served.files(), "mine.txt": b""})

    with pytest.raises(Refused, match="somebody else changed it in between"):
        Hub(ADDRESS, HASTY).publish(package, meddle)
    assert served.files().keys() == {".gitattributes", "mine.txt"}


@pytest.mark.parametrize(("status", "said"), [(401, "HF_TOKEN is not accepted"), (403, "HF_TOKEN may not do this")])
def test_a_token_that_is_not_accepted_is_named_and_not_shown(status: int, said: str, package: Package, served: hub.Hub) -> None:
    reply = Reply.of({"error": f"no: {hub.TOKEN}"}, status)
    served.fail("POST", "/commit/", reply=reply)
    with pytest.raises(Refused, match=said) as refused:
        Hub(ADDRESS, HASTY).publish(package, quiet)
    assert hub.TOKEN not in str(refused.value)


def test_a_redirect_to_another_host_is_not_followed(package: Package, served: hub.Hub) -> None:
    other = Server()
    served.fail("POST", "/preupload/", reply=Reply(307, b"", {"Location": f"{other.url}/api/preupload"}))
    with pytest.raises(Refused, match="which is not followed"):
        Hub(ADDRESS, HASTY).publish(package, quiet)
    assert other.asked == []
    other.close()


def test_a_withdrawal_is_told_to_the_index_alone(make: Make, served: hub.Hub, withdraw: Callable[[str, Path], Package]) -> None:
    target = Hub(ADDRESS, HASTY)
    with pytest.raises(Refused, match="no such dataset"):
        target.enter(make(V0), quiet)
    target.publish(make(V0), quiet)
    target.publish(standing := make(V1), quiet)
    told = withdraw(V0, standing.files[-1].path.parent)
    before = served.files()
    assert target.enter(told, quiet).endswith("is up to date")
    assert entered(served)["releases"][0]["retraction"]["reason"] == "A wrong count."
    assert {name for name, content in served.files().items() if before.get(name) != content} == {"releases.json", f"{V0}.RETRACTED.md"}
    assert target.enter(told, quiet).endswith("up to date already")
    assert list(served.tags) == [V0, V1]


def test_what_stands_there_is_fetched_to_be_verified(make: Make, served: hub.Hub) -> None:
    Hub(ADDRESS, HASTY).publish(package := make(V0), quiet)
    Hub(ADDRESS, HASTY).publish(make(V1, more={"data/more.parquet": b"PAR1"}), quiet)
    for where, more in ((f"{ADDRESS}@{V0}", 0), (ADDRESS, 1)):
        files, *_ = verify_at(where).looks
        assert (files.n, files.n_problems) == (len(package.files) - 1 + more, 0)
    del served.files(V0)["README.md"]
    missing = Problem("README.md", f"is not to be had: there is no such file in {hub.REPO} at {V0}")
    assert missing in verify_at(f"{ADDRESS}@{V0}").problems
    with pytest.raises(NoRelease, match="SHA256SUMS: there is no such file"):
        verify_at(f"{ADDRESS}@v1999.1.0")
    with pytest.raises(NoRelease, match=r"SHA256SUMS: .* at most 10 are fetched"):
        verify_at(ADDRESS, bounds=Bounds(list_bytes=10))
    with pytest.raises(NoAddress, match="hf://owner/name@VERSION"):
        verify_at("hf://name")


def test_a_large_file_may_come_from_another_host_which_does_not_get_the_token(package: Package, served: hub.Hub) -> None:
    Hub(ADDRESS, HASTY).publish(package, quiet)
    other = Server()
    other.routes = [("GET", "/blob", lambda *_: Reply(200, served.files(V0)["ballot-echo.duckdb"]))]
    served.fail("GET", "/resolve/.*duckdb", reply=Reply(302, b"", {"Location": f"{other.url}/blob"}))
    assert verify_at(f"{ADDRESS}@{V0}").looks[0].n_problems == 0
    assert [request.path for request in other.asked] == ["/blob"]
    assert "authorization" not in other.asked[0].headers
    other.close()


@pytest.mark.usefixtures("no_secrets")
def test_what_the_environment_lacks_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Misused, match="set HF_TOKEN"):
        Hub(ADDRESS, HASTY).check()
    monkeypatch.setenv("HF_TOKEN", hub.TOKEN)
    monkeypatch.setenv("HF_ENDPOINT", "http://hub.example.org")
    with pytest.raises(Misused, match="HF_ENDPOINT is plain http"):
        Hub(ADDRESS, HASTY).check()


@pytest.mark.parametrize("address", ["hf://", "hf://name", "hf://a/b/c", "hf://a/../b", "hf://a b/c"])
def test_what_is_no_dataset_is_refused(address: str) -> None:
    with pytest.raises(Misused, match="hf://owner/name"):
        Hub(address, HASTY)
