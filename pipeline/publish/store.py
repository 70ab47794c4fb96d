"""A prefix of an object store: `s3://bucket/prefix`, `gs://`, `az://`.

Belongs here: objects that are created and never replaced, and the index, which is replaced only where nobody else did so in between. Keys,
regions and endpoints come from the environment that each store's own tools read.
"""

import datetime
import hashlib
import mimetypes
import os
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from pipeline.publish import index
from pipeline.publish.targets import (
    INDEX,
    INDEX_SCHEMA,
    SUMS,
    TOMBSTONE,
    File,
    Item,
    Manner,
    Misused,
    Package,
    Progress,
    Refused,
    is_loopback,
)

CREDENTIALS = {
    "s3": ("AWS_ACCESS_KEY_ID", "AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_METADATA_ENDPOINT"),
    "gs": ("GOOGLE_SERVICE_ACCOUNT", "GOOGLE_SERVICE_ACCOUNT_PATH", "GOOGLE_SERVICE_ACCOUNT_KEY", "GOOGLE_APPLICATION_CREDENTIALS"),
    "az": ("AZURE_STORAGE_ACCOUNT_KEY", "AZURE_STORAGE_SAS_KEY", "AZURE_CLIENT_SECRET", "AZURE_FEDERATED_TOKEN_FILE"),
}
"""Scheme → variables one of which says who we are."""
_ENDPOINTS = ("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL", "AWS_ENDPOINT")
_TYPES = {
    ".cff": "application/yaml",
    ".duckdb": "application/octet-stream",
    ".gz": "application/gzip",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".parquet": "application/vnd.apache.parquet",
    ".sql": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
}
"""Ending → media type, where the system does not say it, or says another on another machine."""
_ROUNDS = 5
"""Times that the index is merged anew because somebody else wrote it in between."""


class Store:
    """A prefix of versions, with an index."""

    def __init__(self, address: str, manner: Manner) -> None:
        parts = urlsplit(address)
        if not parts.netloc or parts.query or parts.fragment or parts.username:
            raise Misused(f"{address}: write a store as {parts.scheme}://bucket/prefix")
        self._address, self._scheme, self._manner = address.rstrip("/"), parts.scheme, manner

    def plan(self, package: Package) -> list[Item]:
        """What would be written, in order."""
        return [*(Item(f"{package.version}/{file.name}", file.size) for file in package.files), Item(INDEX, None)]

    def check(self) -> None:
        """Look whether the environment says who we are, and whether the endpoint may be asked.

        Raises:
            Misused: It does not, or it may not.
        """
        names = CREDENTIALS[self._scheme]
        if not any(os.environ.get(name) for name in names):
            raise Misused(f"set {names[0]}, or another that says who you are ({', '.join(names[1:])})")
        if self._scheme == "s3" and os.environ.get(names[0]) and not os.environ.get("AWS_SECRET_ACCESS_KEY"):
            raise Misused("set AWS_SECRET_ACCESS_KEY, the secret that belongs to AWS_ACCESS_KEY_ID")
        _plain_http(self._scheme, self._manner)

    def publish(self, package: Package, progress: Progress) -> str:
        """Publish a version; its address.

        Raises:
            Refused: It stands already, or something else does in its place, or the store did not take it.
        """
        from obstore.exceptions import BaseError

        self.check()
        store = open_store(self._address, self._manner)
        try:
            index.refuse_listed(index.read(_get(store, INDEX)[0]), package)
            self._upload(store, package, progress)
            self._enter(store, package, progress, enter=True)
        except (BaseError, OSError) as error:
            raise Refused(f"{self._address}: the store did not take it: {_short(error)}; publish again to go on") from None
        return f"{self._address}/{package.version}/"

    def enter(self, package: Package, progress: Progress) -> str:
        """Bring the index up to date.

        Raises:
            Refused: There is none, or the store did not take it.
        """
        from obstore.exceptions import BaseError

        self.check()
        store = open_store(self._address, self._manner)
        try:
            if _get(store, INDEX)[0] is None:
                raise Refused(f"{self._address} has no {INDEX}: nothing is published there")
            return self._enter(store, package, progress, enter=False)
        except (BaseError, OSError) as error:
            raise Refused(f"{self._address}: the store did not take it: {_short(error)}; try again") from None

    def _upload(self, store: Any, package: Package, progress: Progress) -> None:
        import obstore
        from obstore.exceptions import AlreadyExistsError

        there = _below(store, package.version)
        whole = set(self._standing(store, package, there))
        for file in package.files:
            if file.name in whole:
                progress(f"{file.name}: stands already")
                continue
            progress(file.name)
            path = f"{package.version}/{file.name}"
            try:
                obstore.put(store, path, file.read(), mode="create", attributes=_attributes(file.name))
            except AlreadyExistsError:  # of an attempt whose answer was lost, or of somebody else
                _refuse_other(store, package, file)
        there = _below(store, package.version)
        if there != {file.name: file.size for file in package.files}:
            raise Refused(f"{self._address}/{package.version}/ does not hold what was uploaded; it is not entered")

    def _standing(self, store: Any, package: Package, there: dict[str, int]) -> Iterator[str]:
        """Files of the release that stand there from an attempt before; anything else in its place refuses, before a byte is written."""
        if strange := sorted(there.keys() - {file.name for file in package.files}):
            raise Refused(f"{package.version}/{strange[0]} stands there and is not of this release; nothing is overwritten")
        # The sums first: where they are of another release, that is what there is to say.
        for file in sorted(package.files, key=lambda file: file.name != SUMS):
            if file.name in there:
                _refuse_other(store, package, file)
                yield file.name

    def _enter(self, store: Any, package: Package, progress: Progress, *, enter: bool) -> str:
        import obstore
        from obstore.exceptions import AlreadyExistsError, NotSupportedError, PreconditionError

        progress(INDEX)
        for _ in range(_ROUNDS):
            old, version = _get(store, INDEX)
            merged = index.merged(index.read(old), package, enter=enter)
            changed = [(name, content) for name, content in index.beside(merged, package).items() if _get(store, name)[0] != content]
            for name, content in changed:
                obstore.put(store, name, content, attributes=_attributes(name))
            new = index.as_json(merged)
            if new == old:
                return f"{self._address}/{INDEX}: up to date{'' if changed else ' already'}"
            try:
                obstore.put(store, INDEX, new, mode=version or "create", attributes=_attributes(INDEX))
            except (AlreadyExistsError, PreconditionError):
                progress(f"{INDEX}: somebody else wrote it; once more")
                continue
            except (NotImplementedError, NotSupportedError):  # a store without conditions
                obstore.put(store, INDEX, new, attributes=_attributes(INDEX))
            return f"{self._address}/{INDEX}: up to date"
        raise Refused(f"{self._address}/{INDEX} is written by others all the time; publish again to go on")


def open_store(address: str, manner: Manner, *, reading: bool = False) -> Any:
    """Open a store.

    Args:
        address: With a scheme of those of `CREDENTIALS`.
        manner: Limits and attempts.
        reading: Ask as nobody where the environment does not say who we are, as public stores allow.

    Raises:
        Misused: It is no address of a store, or one that may not be asked.
    """
    import obstore.store
    from obstore.exceptions import BaseError

    scheme = address.partition("://")[0]
    seconds = datetime.timedelta(seconds=manner.seconds)
    backoff = {
        "init_backoff": datetime.timedelta(seconds=manner.first_wait),
        "max_backoff": datetime.timedelta(seconds=manner.longest_wait),
        "base": 2,
    }
    client: Any = {"timeout": seconds, "connect_timeout": datetime.timedelta(seconds=manner.silence)}
    if _plain_http(scheme, manner):
        client["allow_http"] = True
    retry: Any = {"max_retries": manner.attempts - 1, "retry_timeout": seconds, "backoff": backoff}
    nobody: Any = {"skip_signature": True} if reading and not any(map(os.environ.get, CREDENTIALS[scheme])) else {}
    try:
        return obstore.store.from_url(address, client_options=client, retry_config=retry, **nobody)
    except (BaseError, ValueError) as error:
        raise Misused(f"{address}: {_short(error)}") from None


def _plain_http(scheme: str, manner: Manner) -> bool:
    """Whether the endpoint is plain http that may be asked.

    Raises:
        Misused: It is plain http that may not.
    """
    endpoint = next(filter(None, map(os.environ.get, _ENDPOINTS)), "") if scheme == "s3" else ""
    if not endpoint.startswith("http://"):
        return False
    told = manner.allow_http or os.environ.get("AWS_ALLOW_HTTP", "").lower() in ("1", "true")
    if not told and not is_loopback(urlsplit(endpoint).hostname):
        raise Misused("the endpoint of the store is plain http beyond this machine: use https, or allow it (--allow-http)")
    return True


def _get(store: Any, path: str) -> tuple[bytes | None, Any]:
    """An object and what tells this version of it from another; None where there is none."""
    import obstore

    try:
        got = obstore.get(store, path)
    except FileNotFoundError:
        return None, None
    marks = {"e_tag": got.meta["e_tag"], "version": got.meta["version"]}
    return bytes(got.bytes()), {name: mark for name, mark in marks.items() if mark is not None}


def _below(store: Any, version: str) -> dict[str, int]:
    """Objects of a version → bytes."""
    import obstore

    found = (meta for batch in obstore.list(store, version) for meta in batch)
    return {meta["path"].removeprefix(f"{version}/"): meta["size"] for meta in found}


def _refuse_other(store: Any, package: Package, file: File) -> None:
    """Refuse an object in a file's place that is not that file. It is read back: what a store calls a sum differs from store to store."""
    import obstore

    got = obstore.get(store, f"{package.version}/{file.name}")
    digest = hashlib.sha256()
    if got.meta["size"] == file.size:
        for chunk in got:
            digest.update(chunk)
    if digest.hexdigest() != file.sha256:
        raise Refused(f"{package.version}/{file.name} stands there and is another than that of this release; nothing is overwritten")


def _attributes(name: str) -> dict[str, str]:
    ending = f".{name.rpartition('.')[2]}"
    kind = (
        _TYPES.get(ending) or mimetypes.guess_type(name)[0] or ("text/plain; charset=utf-8" if name == SUMS else "application/octet-stream")
    )
    keep = "no-cache" if name in (INDEX, INDEX_SCHEMA) or name.endswith(TOMBSTONE) else "public, max-age=86400"
    return {"Content-Type": kind, "Cache-Control": keep}


def _short(error: Exception) -> str:
    return " ".join(str(error).partition("\n\nDebug source")[0].split())[:400]
