"""From what a reader took out of a document, and what people say of it, to an original that the intake takes.

Belongs here: who published it, of what kind it is, which word counts where several speak. Does not belong here: formats (extract).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any
from urllib.parse import urlsplit

from pipeline.ingest.extract import Extracted
from pipeline.ingest.faults import Fault
from pipeline.ingest.intake import Original
from schemas.codes import code_list


@dataclass(frozen=True, slots=True)
class Said:
    """What people or a dataset say of a document; what they leave out is taken from the document itself."""

    publisher: str | None = None
    kind: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    title: str | None = None
    author: str | None = None
    archive: str | None = None
    read: str | None = None
    """Day on which it was read."""
    first_seen: str | None = None

    def under(self, nearer: "Said | Mapping[str, Any]") -> "Said":
        """What is said, where what stands nearer to the document says nothing."""
        own = nearer if isinstance(nearer, Mapping) else {f.name: getattr(nearer, f.name) for f in fields(nearer)}
        known = {f.name for f in fields(self)}
        return replace(self, **{key: str(value) for key, value in own.items() if key in known and value not in (None, "")})


class Publishers:
    """Whose site a host is, and what its publisher mostly publishes."""

    def __init__(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Rows of `publishers`."""
        self._capacity = {row["publisher_id"]: row["capacity"] for row in rows}
        sites: dict[str, set[str]] = {}
        for row in rows:
            if host := _host(row["site"] or ""):
                sites.setdefault(host, set()).add(row["publisher_id"])
        self._of_host = {host: min(names) for host, names in sites.items() if len(names) == 1}

    def of(self, url: str | None) -> str | None:
        """The publisher on whose site an address lies; None where it is not known, or several share the site."""
        host = _host(url or "")
        while "." in host:
            if host in self._of_host:
                return self._of_host[host]
            host = host.partition(".")[2]
        return None

    def kind(self, publisher: str) -> str:
        """The kind of document that a publisher mostly publishes."""
        return next((row["document_kind"] for row in code_list("capacity") if row["code"] == self._capacity.get(publisher)), "news")


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def original(
    read: Extracted, said: Said, publishers: Publishers, place: str, body: bytes | None = None, found: str | None = None
) -> Original | Fault:
    """An original of what was read and what is said; a fault where nobody says who published it, where, or when.

    Args:
        place: File and line, for faults.
        body: Bytes that are to be kept.
        found: Where it was found.
    """
    name, _, line = place.rpartition(":")
    where = (name, int(line)) if line.isdigit() else (place, 1)
    url = said.url or read.url or found
    publisher = said.publisher or publishers.of(url)
    published = said.published or read.published
    if url is None or not url.startswith(("https://", "http://", "mid:")):
        return Fault(*where, "no-address", "nothing says where it was published; say it with --url, or in NAME.yaml beside the file")
    if publisher is None:
        return Fault(
            *where, "no-publisher", f"no publisher has the site of {url}; say it with --publisher, or add the site to publishers.yaml"
        )
    if published is None:
        return Fault(*where, "no-date", "nothing says when it was published; say it with --published, or in NAME.yaml beside the file")
    return Original(
        publisher=publisher,
        kind=said.kind or publishers.kind(publisher),
        url=url,
        published=published,
        text=read.text,
        language=said.language or read.language or "en",
        reader=read.format,
        place=place,
        title=said.title or read.title,
        author=said.author or read.author,
        archive_url=said.archive,
        retrieved=said.read,
        first_seen=said.first_seen,
        body=body,
        encoding=read.encoding,
        repairs="; ".join(read.repairs) or None,
        zones={"captions": read.captions, "related": read.related},
    )
