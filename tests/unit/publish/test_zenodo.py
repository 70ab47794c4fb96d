"""Zenodo as target, against a server on this machine: a draft until everything is there."""

import hashlib
import io
import logging
import zipfile
from collections.abc import Callable, Iterator

import pytest

from pipeline.publish.targets import Manner, Misused, Package, Refused
from pipeline.publish.zenodo import Zenodo, uploads_of
from tests.standins import Reply, Server, zenodo
from tests.unit.publish.conftest import HASTY, V0, V1, Killed, Make, quiet


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> Iterator[zenodo.Zenodo]:
    """A server without records; the environment names it."""
    server = zenodo.Zenodo()
    monkeypatch.setenv("ZENODO_URL", server.url)
    monkeypatch.setenv("ZENODO_TOKEN", zenodo.TOKEN)
    yield server
    server.close()


def publish(package: Package, to: str = "zenodo:new", progress: Callable[[str], object] = quiet) -> str:
    return Zenodo(to, HASTY).publish(package, progress)


def flat(package: Package) -> dict[str, bytes]:
    return {file.name.rpartition("/")[2]: file.path.read_bytes() for file in package.files}


def test_a_record_has_every_file_and_says_what_the_descriptor_says(package: Package, served: zenodo.Zenodo) -> None:
    said = publish(package)
    [record] = served.public()
    assert said == f"{served.url}/records/101, doi:10.5281/zenodo.101; the next version goes to zenodo:100"
    assert served.content("101") == flat(package)
    metadata = record["metadata"]
    assert metadata["title"] == "Ballot Echo: who won"
    assert metadata["version"] == "2026.11.0"
    assert metadata["publication_date"] == "2026-11-29"
    assert metadata["rights"] == [{"id": "cc-by-4.0"}]
    assert metadata["creators"] == [{"person_or_org": {"type": "organizational", "name": "The Ballot Echo authors"}}]
    assert metadata["description"] == "<p>Who won, &amp; what the world said &lt;about it&gt;.</p>"
    assert [one["identifier"] for one in metadata["related_identifiers"]] == ["https://gazette.example.org"]


def test_the_token_is_sent_and_never_logged(package: Package, served: zenodo.Zenodo, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    publish(package)
    assert {request.headers["authorization"] for request in served.asked} == {f"Bearer {zenodo.TOKEN}"}
    assert not any(zenodo.TOKEN in str(request.query) for request in served.asked)
    assert caplog.text
    assert zenodo.TOKEN not in caplog.text


def test_a_file_that_changed_since_it_was_verified_is_refused(package: Package, served: zenodo.Zenodo) -> None:
    package.files[3].path.write_bytes(b"changed")
    with pytest.raises(Refused, match="has changed since it was verified"):
        publish(package)
    assert served.public() == []


def test_a_second_publication_is_refused(package: Package, served: zenodo.Zenodo) -> None:
    publish(package)
    with pytest.raises(Refused, match="publish its next version: zenodo:100"):
        publish(package)
    with pytest.raises(Refused, match="published there already"):
        publish(package, "zenodo:100")
    assert len(served.records) == 1


def test_the_next_version_belongs_to_the_same_concept(make: Make, served: zenodo.Zenodo) -> None:
    publish(make(V0))
    later = make(V1)
    publish(later, "zenodo:100")
    assert [record["metadata"]["version"] for record in served.public()] == ["2026.11.0", "2026.11.1"]
    assert {record["parent"]["id"] for record in served.public()} == {"100"}
    assert served.content("103") == flat(later)
    with pytest.raises(Refused, match=r"comes after v2026\.10\.0"):
        publish(make("v2026.10.0"), "zenodo:100")
    with pytest.raises(Refused, match="the number of all its versions is 100"):
        publish(make("v2026.12.0"), "zenodo:101")
    with pytest.raises(Refused, match="no record of the number 7"):
        publish(make("v2026.12.0"), "zenodo:7")


@pytest.mark.parametrize(("n", "first"), [(0, True), (4, True), (7, True), (1, False), (7, False)])
def test_a_killed_publication_leaves_a_draft_and_is_resumed(
    n: int, first: bool, make: Make, served: zenodo.Zenodo, killer: Callable[[int], Callable[[str], None]]
) -> None:
    if not first:
        publish(make(V0))
    package, to = make(V1), "zenodo:new" if first else "zenodo:100"
    with pytest.raises(Killed):
        publish(package, to, killer(n))
    assert len(served.public()) == (0 if first else 1)
    n_records, steps = len(served.records), []
    publish(package, to, steps.append)
    assert len(served.records) == n_records  # the same draft
    assert sum("stands already" in step for step in steps) == max(0, n - 1)
    assert served.content(served.public()[-1]["id"]) == flat(package)


def test_a_file_that_was_begun_and_never_completed_is_sent_again(package: Package, served: zenodo.Zenodo) -> None:
    served.fail("PUT", "/content", 400, after=2)
    with pytest.raises(Refused, match="status 400"):
        publish(package)
    assert [entry["status"] for entry in served.files["101"].values()] == ["completed", "completed", "pending"]
    publish(package)
    assert served.content("101") == flat(package)


def test_a_draft_that_holds_something_else_is_refused(package: Package, served: zenodo.Zenodo) -> None:
    for key in ("README.md", "of-another.txt"):
        served.records.clear(), served.files.clear()
        with pytest.raises(Killed):
            publish(package, progress=_kill)
        content = b"another"
        served.files["101"][key] = {"key": key, "status": "completed", "size": 7, "checksum": f"md5:{hashlib.md5(content).hexdigest()}"}
        with pytest.raises(Refused, match="discard the draft on its page"):
            publish(package)
    assert served.public() == []


def _kill(_: str) -> None:
    raise Killed


def test_nothing_is_made_public_where_the_server_holds_another_content(package: Package, served: zenodo.Zenodo) -> None:
    def spoil(step: str) -> None:
        if step == "datapackage.json":
            served.files["101"]["README.md"]["checksum"] = "md5:" + "0" * 32

    with pytest.raises(Refused, match=r"does not hold README.md as it was uploaded"):
        publish(package, progress=spoil)
    assert served.public() == []


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_server_that_fails_for_the_moment_is_asked_again(status: int, package: Package, served: zenodo.Zenodo) -> None:
    for method, path in (("POST", "records$"), ("PUT", "/draft$"), ("POST", "/files$"), ("PUT", "/content"), ("POST", "/publish")):
        served.fail(method, path, status)
    publish(package)
    assert len(served.public()) == 1
    assert served.content("101") == flat(package)


def test_a_server_that_fails_for_good_is_not_asked_for_ever(package: Package, served: zenodo.Zenodo) -> None:
    served.fail("PUT", "/draft$", 500, times=99)
    with pytest.raises(Refused, match="status 500"):
        publish(package)
    assert served.count("PUT", "/draft$") == HASTY.attempts


def test_who_asks_for_a_while_gets_it_and_who_asks_for_too_long_does_not(package: Package, served: zenodo.Zenodo) -> None:
    slept: list[float] = []
    manner = Manner(attempts=3, first_wait=0.001, longest_wait=60, sleep=slept.append)
    served.fail("PUT", "/draft$", reply=Reply(429, b"", {"Retry-After": "30"}))
    Zenodo("zenodo:new", manner).publish(package, quiet)
    assert 30 in slept
    served.records.clear()
    served.fail("POST", "records$", reply=Reply(429, b"", {"Retry-After": "3600"}))
    with pytest.raises(Refused, match="asks to wait 3600 seconds"):
        Zenodo("zenodo:new", manner).publish(package, quiet)


def test_an_answer_to_the_publication_that_is_lost_does_no_harm(package: Package, served: zenodo.Zenodo) -> None:
    served.fail("POST", "/publish", 500, done=True)
    assert "doi:10.5281/zenodo.101" in publish(package)
    assert served.count("POST", "/publish") == 1


@pytest.mark.parametrize(
    ("status", "said"),
    [(401, "ZENODO_TOKEN is not accepted"), (403, "ZENODO_TOKEN may not do this"), (409, "status 409"), (422, "status 422: .*title")],
)
def test_a_refusal_is_told_and_the_token_is_not_shown(status: int, said: str, package: Package, served: zenodo.Zenodo) -> None:
    served.fail("PUT", "/draft$", reply=Reply.of({"errors": [{"field": "metadata.title"}], "you": zenodo.TOKEN}, status))
    with pytest.raises(Refused, match=said) as refused:
        publish(package)
    assert zenodo.TOKEN not in str(refused.value)
    assert served.count("PUT", "/draft$") == 1
    assert served.public() == []


@pytest.mark.parametrize("body", [b"<html>", b"[]", b"{}", b'{"hits": 1}', b'{"hits": {"hits": [{}]}}'])
def test_an_answer_that_is_not_understood_is_refused(body: bytes, package: Package, served: zenodo.Zenodo) -> None:
    served.fail("GET", "/user/records", reply=Reply(200, body))
    with pytest.raises(Refused):
        publish(package)
    assert served.records == {}


@pytest.mark.parametrize(("method", "path"), [("GET", "/user/records"), ("PUT", "/draft$"), ("PUT", "/content")])
def test_a_redirect_to_another_host_is_not_followed(method: str, path: str, package: Package, served: zenodo.Zenodo) -> None:
    other = Server()
    served.fail(method, path, reply=Reply(307, b"", {"Location": f"{other.url}/api"}))
    with pytest.raises(Refused, match="which is not followed"):
        publish(package)
    assert other.asked == []
    other.close()


def test_folders_are_packed_where_there_would_be_too_many_files(make: Make, served: zenodo.Zenodo) -> None:
    many = {f"csv/t{n}.csv.gz": b"%d" % n for n in range(60)} | {f"data/t{n}.parquet": b"%d" % n for n in range(60)}
    package = make(V0, more=many)
    keys = [upload.key for upload in uploads_of(package)]
    assert len(keys) <= 100
    assert f"ballot-echo-{V0}-csv.zip" in keys
    assert "t1.parquet" in keys
    publish(package)
    archive = zipfile.ZipFile(io.BytesIO(served.content("101")[f"ballot-echo-{V0}-csv.zip"]))
    assert archive.testzip() is None
    assert {name: archive.read(name) for name in archive.namelist()} == {
        file.name: file.path.read_bytes() for file in package.files if file.name.startswith("csv/")
    }
    planned = {item.name: item.size for item in Zenodo("zenodo:new", HASTY).plan(package)}
    assert planned == {key: len(content) for key, content in served.content("101").items()}


def test_an_archive_is_the_same_bytes_each_time(make: Make, served: zenodo.Zenodo) -> None:
    many = {f"csv/t{n}.csv.gz": b"%d" % n for n in range(120)}
    package = make(V0, more=many)
    with pytest.raises(Refused):
        served.fail("POST", "/publish", 400)
        publish(package)
    steps: list[str] = []
    publish(package, progress=steps.append)
    assert f"ballot-echo-{V0}-csv.zip: stands already" in steps


def test_files_of_one_name_are_kept_apart_by_packing(make: Make) -> None:
    keys = [upload.key for upload in uploads_of(make(V0, more={"csv/x.txt": b"", "data/x.txt": b""}))]
    assert len(set(keys)) == len(keys)
    with pytest.raises(Refused, match="more than the 100"):
        uploads_of(make(V1, more={f"{n}.txt": b"" for n in range(101)}))


@pytest.mark.usefixtures("no_secrets")
def test_what_the_environment_lacks_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Misused, match="set ZENODO_TOKEN"):
        Zenodo("zenodo:new", HASTY).check()
    monkeypatch.setenv("ZENODO_TOKEN", "two words")
    with pytest.raises(Misused, match="can't be a token") as misused:
        Zenodo("zenodo:new", HASTY).check()
    assert "two words" not in str(misused.value)
    monkeypatch.setenv("ZENODO_TOKEN", zenodo.TOKEN)
    monkeypatch.setenv("ZENODO_URL", "http://zenodo.example.org")
    with pytest.raises(Misused, match="ZENODO_URL is plain http"):
        Zenodo("zenodo:new", HASTY).check()


def test_what_is_no_record_is_refused() -> None:
    for address in ("zenodo:", "zenodo:../x", "zenodo:New", "zenodo:1 2"):
        with pytest.raises(Misused, match="zenodo:new"):
            Zenodo(address, HASTY)


def test_a_record_has_no_index(package: Package) -> None:
    with pytest.raises(Misused, match=r"no releases.json"):
        Zenodo("zenodo:100", HASTY).enter(package, quiet)
