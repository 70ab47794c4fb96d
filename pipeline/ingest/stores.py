"""Prefixes of object stores as folders of files: `s3://bucket/prefix`, `gs://`, `az://`, `file:///folder`.

Belongs here: listing a prefix, fetching its objects one at a time. Keys and regions come from the environment that each store's own
tools read. Does not belong here: what an object says (files).
"""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

import obstore
from obstore.exceptions import BaseError
from obstore.store import ObjectStore, from_url

from pipeline.ingest.connectors.base import Item
from pipeline.ingest.containers import spooled
from pipeline.ingest.faults import Fault
from pipeline.ingest.files import SIDECAR, passed_over, read_file
from pipeline.ingest.originals import Publishers, Said

SCHEMES = ("s3", "gs", "az", "abfs", "abfss", "file")
MAX_OBJECT = 2 * 2**30
"""Largest object that is fetched, bytes."""


def is_prefix(name: str) -> bool:
    """Whether a name is an address of a store and no path."""
    return "://" in name


def listing(prefix: str) -> dict[str, str]:
    """Objects below a prefix and a mark of each that changes when it does, in the order of their names.

    Raises:
        OSError: The store can't be asked.
    """
    if prefix.partition("://")[0] not in SCHEMES:
        raise OSError(None, f"no store that is known: one of {', '.join(SCHEMES)}", prefix)
    try:
        found = {meta["path"]: meta for batch in obstore.list(from_url(prefix)) for meta in batch}
    except (BaseError, ValueError, OSError) as error:
        raise OSError(None, f"the store can't be asked: {_short(error)}", prefix) from None
    return {path: f"{meta['size']} {meta['e_tag'] or meta['last_modified'].isoformat()}" for path, meta in sorted(found.items())}


def changed(now: Mapping[str, str], seen: Mapping[str, str]) -> list[str]:
    """Objects that are new or whose mark, or whose sidecar's mark, is another than it was."""

    def same(path: str) -> bool:
        return now.get(path) == seen.get(path)

    return [path for path in now if not passed_over(Path(path)) and not (same(path) and same(path + SIDECAR))]


def read_prefix(prefix: str, paths: Collection[str], now: Mapping[str, str], said: Said, publishers: Publishers) -> Iterator[Item]:
    """Originals, rows and faults of objects, each fetched with its sidecar into a file that is gone when the next is fetched.

    Args:
        paths: Objects to read, below the prefix.
        now: The listing of the prefix.
    """
    store = from_url(prefix)
    for path in paths:
        name = f"{prefix.rstrip('/')}/{path}"
        with spooled(path) as file:
            beside = [path + SIDECAR] if path + SIDECAR in now else []
            fault = next(filter(None, (_fetch(store, one, file.with_name(Path(one).name), name) for one in (path, *beside))), None)
            yield from [fault] if fault else read_file(file, name, said, publishers)


def _fetch(store: ObjectStore, path: str, into: Path, name: str) -> Fault | None:
    try:
        got = obstore.get(store, path)
        if got.meta["size"] > MAX_OBJECT:
            return Fault(name, 1, "too-large", f"{got.meta['size']:,} bytes, at most {MAX_OBJECT:,} are fetched")
        with into.open("wb") as out:
            for chunk in got:
                out.write(chunk)
    except (BaseError, OSError) as error:
        return Fault(name, 1, "unreadable", f"it can't be fetched: {_short(error)}")
    return None


def _short(error: Exception) -> str:
    return str(error).partition("\n")[0][:300]
