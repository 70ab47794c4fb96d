"""An object store as target, against one on this machine: objects are created, never replaced."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import obstore
import pytest
from obstore.store import S3Store

from pipeline.publish.store import Store
from pipeline.publish.targets import Manner, Misused, Package, Refused
from pipeline.release.verify import Problem
from pipeline.remote import Bounds, NoRelease, verify_at
from tests.unit.publish.conftest import HASTY, V0, V1, Killed, Make, quiet

moto = pytest.importorskip("moto.server")


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """A store on this machine."""
    served = moto.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    served.start()
    host, port = served.get_host_and_port()
    yield f"http://{host}:{port}"
    served.stop()


_buckets = iter(range(1000))


@pytest.fixture
def bucket(server: str, monkeypatch: pytest.MonkeyPatch) -> S3Store:
    """A bucket of its own; the environment says where it is and who we are."""
    import urllib.request

    name = f"bucket-{next(_buckets)}"
    urllib.request.urlopen(urllib.request.Request(f"{server}/{name}", method="PUT"), timeout=10)
    for variable, value in {
        "AWS_ACCESS_KEY_ID": "an-id-of-tests",
        "AWS_SECRET_ACCESS_KEY": "a-secret-of-tests",
        "AWS_REGION": "us-east-1",
        "AWS_ENDPOINT_URL": server,
    }.items():
        monkeypatch.setenv(variable, value)
    return S3Store(name, client_options={"allow_http": True})


def address(bucket: S3Store) -> str:
    return f"s3://{bucket.config['bucket']}/open/data"


def contents(bucket: S3Store) -> dict[str, bytes]:
    names = [meta["path"] for batch in obstore.list(bucket) for meta in batch]
    return {name.removeprefix("open/data/"): bytes(obstore.get(bucket, name).bytes()) for name in names}


def entered(bucket: S3Store) -> dict[str, Any]:
    return json.loads(contents(bucket).get("releases.json", b'{"aliases": {}, "releases": []}'))


def test_a_version_is_put_whole_entered_last_and_a_second_time_refused(package: Package, bucket: S3Store) -> None:
    steps: list[str] = []
    assert Store(address(bucket), HASTY).publish(package, steps.append) == f"{address(bucket)}/{V0}/"
    found = contents(bucket)
    assert {name.removeprefix(f"{V0}/") for name in found if name.startswith(V0)} == {file.name for file in package.files}
    assert all(found[f"{V0}/{file.name}"] == file.path.read_bytes() for file in package.files)
    assert entered(bucket)["aliases"] == {"latest": V0}
    assert steps[-2:] == ["SHA256SUMS", "releases.json"]
    got = obstore.get(bucket, f"open/data/{V0}/csv/results.csv.gz")
    assert got.attributes["Content-Type"] == "application/gzip"
    with pytest.raises(Refused, match="published there already"):
        Store(address(bucket), HASTY).publish(package, quiet)


@pytest.mark.parametrize("n", [0, 3, 5, 6])
def test_a_killed_publication_is_not_entered_and_is_resumed(
    n: int, package: Package, bucket: S3Store, killer: Callable[[int], Callable[[str], None]]
) -> None:
    steps: list[str] = []
    with pytest.raises(Killed):
        Store(address(bucket), HASTY).publish(package, killer(n))
    assert "releases.json" not in contents(bucket)
    assert (f"{V0}/SHA256SUMS" in contents(bucket)) == (n == 6)
    Store(address(bucket), HASTY).publish(package, steps.append)
    assert sum("stands already" in step for step in steps) == n
    assert entered(bucket)["aliases"] == {"latest": V0}


@pytest.mark.parametrize("name", ["data/results.parquet", "SHA256SUMS", "of-another.txt"])
def test_what_another_release_left_there_refuses_before_anything_is_written(name: str, package: Package, bucket: S3Store) -> None:
    there = bytes(next((file.size for file in package.files if file.name == name), 0))  # of the same size
    obstore.put(bucket, f"open/data/{V0}/{name}", there)
    with pytest.raises(Refused, match="nothing is overwritten"):
        Store(address(bucket), HASTY).publish(package, quiet)
    assert contents(bucket) == {f"{V0}/{name}": there}


def test_somebody_who_puts_the_same_object_in_between_does_no_harm_and_another_is_refused(package: Package, bucket: S3Store) -> None:
    first, second = package.files[:2]

    def meddle(step: str) -> None:
        if step == first.name:
            obstore.put(bucket, f"open/data/{V0}/{first.name}", first.path.read_bytes())
        if step == second.name:
            obstore.put(bucket, f"open/data/{V0}/{second.name}", b"another")

    with pytest.raises(Refused, match=f"{second.name} stands there and is another"):
        Store(address(bucket), HASTY).publish(package, meddle)
    assert contents(bucket)[f"{V0}/{second.name}"] == b"another"


@pytest.mark.parametrize("before", [[], ["v2026.10.0"]], ids=["created", "replaced"])
def test_an_index_that_others_write_at_the_same_time_loses_no_entry(
    before: list[str], make: Make, bucket: S3Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for version in before:
        Store(address(bucket), HASTY).publish(make(version, project="before"), quiet)
    ours, theirs = make(V0), make(V1, project="elsewhere")
    put, raced = obstore.put, []

    def race(store: Any, path: str, content: Any, **more: Any) -> Any:
        if path == "releases.json" and not raced:
            raced.append(path)
            Store(address(bucket), HASTY).publish(theirs, quiet)
        return put(store, path, content, **more)

    monkeypatch.setattr(obstore, "put", race)
    steps: list[str] = []
    Store(address(bucket), HASTY).publish(ours, steps.append)
    assert steps[-1] == "releases.json: somebody else wrote it; once more"
    assert [entry["version"] for entry in entered(bucket)["releases"]] == [*before, V0, V1]
    assert entered(bucket)["aliases"] == {"latest": V1}


def test_a_withdrawal_is_told_to_the_index(make: Make, bucket: S3Store, withdraw: Callable[[str, Any], Package]) -> None:
    store = Store(address(bucket), HASTY)
    with pytest.raises(Refused, match="nothing is published there"):
        store.enter(make(V0), quiet)
    store.publish(make(V0), quiet)
    store.publish(standing := make(V1), quiet)
    folder = standing.files[-1].path.parent
    store.enter(withdraw(V0, folder), quiet)
    assert entered(bucket)["releases"][0]["retraction"]["reason"] == "A wrong count."
    assert f"{V0}.RETRACTED.md" in contents(bucket)
    assert entered(bucket)["aliases"] == {"latest": V1}


def test_what_stands_in_a_store_is_fetched_to_be_verified(package: Package, bucket: S3Store) -> None:
    Store(address(bucket), HASTY).publish(package, quiet)
    for where in (f"{address(bucket)}/{V0}/", f"{address(bucket)}/releases.json"):
        files, *_ = verify_at(where).looks
        assert (files.n, files.n_problems) == (len(package.files) - 1, 0)
    obstore.delete(bucket, f"open/data/{V0}/README.md")
    assert Problem("README.md", "is not to be had: there is no such object") in verify_at(f"{address(bucket)}/{V0}").problems
    with pytest.raises(NoRelease, match="SHA256SUMS: there is no such object"):
        verify_at(f"{address(bucket)}/v1999.1.0/")
    with pytest.raises(NoRelease, match=r"releases\.json: \d+ bytes, at most 10"):
        verify_at(f"{address(bucket)}/releases.json", bounds=Bounds(list_bytes=10))


def test_a_store_that_is_down_is_told_without_the_secret(package: Package, bucket: S3Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    with pytest.raises(Refused, match="did not take it") as refused:
        Store(address(bucket), HASTY).publish(package, quiet)
    assert "a-secret-of-tests" not in str(refused.value)


@pytest.mark.usefixtures("no_secrets")
def test_what_the_environment_lacks_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Misused, match="AWS_ACCESS_KEY_ID"):
        Store("s3://bucket", HASTY).check()
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "an-id")
    with pytest.raises(Misused, match="AWS_SECRET_ACCESS_KEY"):
        Store("s3://bucket", HASTY).check()


def test_plain_http_goes_to_this_machine_alone_unless_told(bucket: S3Store, monkeypatch: pytest.MonkeyPatch) -> None:
    Store(address(bucket), HASTY).check()
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://store.example.org")
    with pytest.raises(Misused, match="plain http"):
        Store(address(bucket), HASTY).check()
    Store(address(bucket), Manner(allow_http=True)).check()
