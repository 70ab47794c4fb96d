"""Rights: what may be done with the texts of a publisher.

Belongs here: how the licence and the keys `store`, `quote` and `release` of `sources/publishers.yaml` become rights, and what happens to a
text that may not be kept. Does not belong here: the gate at release, which asks the tables again.
"""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from pipeline.ingest.faults import Fault
from schemas.codes import code_list

Row = Mapping[str, Any]
NO = "no"
"""The only value of the three keys: what a publisher writes beside its licence can take a right away, never give one."""


def redistributable(licence: str) -> bool:
    """Whether texts under that licence may be given away."""
    return any(row["code"] == licence and row["redistributable"] == "true" for row in code_list("licence"))


def rights(item: Row) -> dict[str, bool]:
    """The columns `may_store`, `may_quote` and `may_release` of an entry of `publishers.yaml`.

    A copy for our own reading may be kept unless the entry says otherwise. Quotes and whole texts get into a release where the licence lets
    texts be given away and the entry does not take it back; what may not be kept is not given away either.
    """
    stored, free = item.get("store") != NO, redistributable(item["licence"])
    given = stored and free
    return {
        "may_store": stored,
        "may_quote": given and item.get("quote") != NO,
        "may_release": given and item.get("release") != NO,
    }


def not_kept(publishers: Iterable[Row]) -> frozenset[str]:
    """Publishers (rows of `publishers`) of whose documents only address and hash may be kept."""
    return frozenset(row["publisher_id"] for row in publishers if not row["may_store"])


def turned_away(publisher: str, url: str, text: str, path: str, line: int = 1) -> Fault:
    """What is put down of a text that may not be kept: address and hash."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    message = f"{publisher} does not let its texts be kept (store: no); known of {url} is its hash, {digest}"
    return Fault(path, line, "not-kept", message)
