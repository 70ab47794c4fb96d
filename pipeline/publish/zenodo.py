"""A record on Zenodo, or another server of InvenioRDM: `zenodo:new`, `zenodo:CONCEPT`.

Belongs here: draft, metadata, files, and the publication, which comes last and only when the server holds what we hold. A record has one
flat list of files, of a bounded number: folders that would be too many are packed.
"""

import html
import re
import tempfile
import zipfile
from collections import Counter
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from pipeline.publish import index
from pipeline.publish.targets import File, Item, Manner, Misused, Package, Progress, Refused, base_address, token
from pipeline.publish.web import Failed, Web, md5

VARIABLE = "ZENODO_TOKEN"
MAX_FILES = 100
"""Files that a record may have."""
_LAST_PACKED = "data"
"""Folder that stays a list of files for as long as there is room: it is read over the network, file by file."""
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""Earliest time that an archive can give its files, for archives that are the same whenever they are made."""


@dataclass(frozen=True, slots=True)
class Upload:
    """One file of a record: a file of the release, or an archive of those of a folder."""

    key: str
    files: tuple[File, ...]
    packed: bool


class Zenodo:
    """A record that has versions; a concept stands for all of them."""

    def __init__(self, address: str, manner: Manner) -> None:
        self._concept = address.removeprefix("zenodo:")
        if self._concept != "new" and not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,40}", self._concept):
            raise Misused(f"{address}: write zenodo:new, or zenodo: and the number that stands for all versions of the record")
        self._manner = manner

    def plan(self, package: Package) -> list[Item]:
        """What would be written, in order."""
        uploads = uploads_of(package)
        with tempfile.TemporaryDirectory() as folder:
            return [Item(upload.key, _ready(upload, Path(folder)).stat().st_size) for upload in uploads]

    def check(self) -> None:
        """Look whether there is a token.

        Raises:
            Misused: There is none.
        """
        token(VARIABLE, "a token of Zenodo with the scopes deposit:write and deposit:actions")
        base_address("ZENODO_URL", "https://zenodo.org", self._manner)

    def publish(self, package: Package, progress: Progress) -> str:
        """Publish a version; its address, DOI and concept.

        Raises:
            Refused: It stands already, or the server did not take it.
        """
        uploads = uploads_of(package)
        with self._web() as web, tempfile.TemporaryDirectory() as folder:
            draft = self._draft(web, package, progress)
            progress(f"draft {draft['id']}: metadata")
            web.call("PUT", f"api/records/{draft['id']}/draft", _record(package))
            there = _Files(web, draft["id"])
            standing = there.refuse_strange({upload.key for upload in uploads})
            held: dict[str, tuple[int, str]] = {}
            for upload in uploads:
                path = _ready(upload, Path(folder))
                held[upload.key] = (path.stat().st_size, md5(path))
                there.put(upload.key, path, held[upload.key][1], standing.get(upload.key), progress)
                if upload.packed:
                    path.unlink()
            there.refuse_unlike(held)
            progress("publishing")
            return _told(self._made_public(web, draft["id"]))

    def enter(self, package: Package, progress: Progress) -> str:
        """Refuse: a record has no index.

        Raises:
            Misused: Always.
        """
        raise Misused("a record of Zenodo has no releases.json; mark a withdrawn version on its page")

    @contextmanager
    def _web(self) -> Generator[Web]:
        self.check()
        base = base_address("ZENODO_URL", "https://zenodo.org", self._manner)
        web = Web(base, token(VARIABLE, "a token"), VARIABLE, self._manner)
        try:
            yield web
        except (KeyError, TypeError, IndexError, AttributeError, OSError) as error:
            raise Refused(f"{base} answers in a way that is not understood: {type(error).__name__}: {error}") from None
        finally:
            web.close()

    def _draft(self, web: Web, package: Package, progress: Progress) -> Mapping[str, Any]:
        """The draft of an attempt before, or a new one."""
        return self._first(web, package, progress) if self._concept == "new" else self._next(web, package)

    def _first(self, web: Web, package: Package, progress: Progress) -> Mapping[str, Any]:
        title, version = package.descriptor["title"], package.descriptor["version"]
        # In a query's quotation marks only these two are more than themselves.
        words = title.replace("\\", r"\\").replace('"', r"\"")
        found = web.call("GET", "api/user/records", q=f'metadata.title:"{words}"', size=100)["hits"]["hits"]
        mine = [record for record in found if record["metadata"].get("title") == title]
        if public := [record for record in mine if record["is_published"]]:
            raise Refused(f"a record of this title stands there already; publish its next version: zenodo:{public[0]['parent']['id']}")
        for record in mine:
            if record["metadata"].get("version") == version:
                progress(f"draft {record['id']} of an attempt before")
                return record
        return web.call("POST", "api/records", _record(package))

    def _next(self, web: Web, package: Package) -> Mapping[str, Any]:
        try:
            latest = web.call("GET", f"api/records/{self._concept}/versions/latest")
        except Failed as failed:
            if failed.status in (404, 410):
                raise Refused(f"{web.base} has no record of the number {self._concept}") from None
            raise
        if latest["parent"]["id"] != self._concept:
            raise Refused(f"{self._concept} is one version; the number of all its versions is {latest['parent']['id']}")
        stands = str(latest["metadata"].get("version", ""))
        if stands == package.descriptor["version"]:
            raise Refused(f"{package.version} is published there already, and no version is published twice")
        if index.number(f"v{stands}") > index.number(package.version):
            raise Refused(f"v{stands} stands there and comes after {package.version}; versions are published in their order")
        return web.call("POST", f"api/records/{latest['id']}/versions")

    def _made_public(self, web: Web, record: str) -> Mapping[str, Any]:
        try:
            return web.call("POST", f"api/records/{record}/draft/actions/publish", once=True)
        except Failed as failed:
            if not failed.again and failed.status not in (404, 409):
                raise
        # The answer may have been lost when all was done.
        try:
            return web.call("GET", f"api/records/{record}")
        except Failed as failed:
            if failed.status not in (403, 404):
                raise
        return web.call("POST", f"api/records/{record}/draft/actions/publish")


@dataclass(frozen=True, slots=True)
class _Files:
    """The files of a draft."""

    web: Web
    record: str

    @property
    def _path(self) -> str:
        return f"api/records/{self.record}/draft/files"

    def entries(self) -> dict[str, Mapping[str, Any]]:
        """Key → what the server says of a file."""
        return {entry["key"]: entry for entry in self.web.call("GET", self._path)["entries"]}

    def refuse_strange(self, keys: set[str]) -> dict[str, Mapping[str, Any]]:
        """Refuse a draft that holds what is not of this release; what it holds."""
        entries = self.entries()
        if strange := sorted(entries.keys() - keys):
            raise Refused(f"draft {self.record} holds {strange[0]}, which is not of this release; discard the draft on its page")
        return entries

    def put(self, key: str, path: Path, digest: str, entry: Mapping[str, Any] | None, progress: Progress) -> None:
        """Bring a file into the draft; one that stands there whole is left.

        Args:
            key: Name of it there.
            path: Its content.
            digest: MD5 of that.
            entry: What stands there of it; looked up anew for each further attempt.
            progress: Told of it.
        """
        known = [entry]

        def attempt() -> None:
            self._attempt(key, path, digest, known.pop() if known else self.entries().get(key), progress)

        self.web.again(attempt)

    def _attempt(self, key: str, path: Path, digest: str, entry: Mapping[str, Any] | None, progress: Progress) -> None:
        if entry is not None and entry["status"] == "completed":
            if not _is(entry, path.stat().st_size, digest):
                raise Refused(f"draft {self.record} holds another {key} than that of this release; discard the draft on its page")
            progress(f"{key}: stands already")
            return
        progress(key)
        one = f"{self._path}/{quote(key, safe='')}"
        if entry is not None:  # begun, never completed
            self.web.call("DELETE", one, once=True)
        self.web.call("POST", self._path, [{"key": key}], once=True)
        self.web.call("PUT", f"{one}/content", file=path, once=True)
        self.web.call("POST", f"{one}/commit", once=True)

    def refuse_unlike(self, held: Mapping[str, tuple[int, str]]) -> None:
        """Refuse to go on where the server does not hold what we hold."""
        there = self.entries()
        for key, (size, digest) in held.items():
            if key not in there or there[key]["status"] != "completed" or not _is(there[key], size, digest):
                raise Refused(f"draft {self.record} does not hold {key} as it was uploaded; publish again to go on")
        self.refuse_strange(set(held))


def _is(entry: Mapping[str, Any], size: int, digest: str) -> bool:
    return int(entry["size"]) == size and entry["checksum"] == f"md5:{digest}"


def _told(record: Mapping[str, Any]) -> str:
    doi = record.get("pids", {}).get("doi", {}).get("identifier")
    page = record.get("links", {}).get("self_html") or f"record {record['id']}"
    return f"{page}{f', doi:{doi}' if doi else ''}; the next version goes to zenodo:{record['parent']['id']}"


def uploads_of(package: Package) -> list[Upload]:
    """Files of the record: those of the release by their names without folders, and a folder as one archive where they would be too many.

    Raises:
        Refused: They are too many all the same.
    """
    folders = sorted({_folder(file) for file in package.files} - {""}, key=lambda folder: (folder == _LAST_PACKED, folder))
    packed: set[str] = set()
    while True:
        single = [Upload(file.name.rpartition("/")[2], (file,), False) for file in package.files if _folder(file) not in packed]
        archives = [
            Upload(f"ballot-echo-{package.version}-{folder}.zip", tuple(f for f in package.files if _folder(f) == folder), True)
            for folder in folders
            if folder in packed
        ]
        uploads = [*single, *archives]
        if len(uploads) <= MAX_FILES and max(Counter(upload.key for upload in uploads).values()) == 1:
            return uploads
        if len(packed) == len(folders):
            raise Refused(f"{len(uploads)} files, of which two have one name or which are more than the {MAX_FILES} of a record")
        packed.add(folders[len(packed)])


def _folder(file: File) -> str:
    return file.name.partition("/")[0] if "/" in file.name else ""


def _ready(upload: Upload, folder: Path) -> Path:
    """The file to be uploaded; an archive is made in `folder`, the same bytes each time."""
    if not upload.packed:
        _ = sum(map(len, upload.files[0].chunks()))  # read once, to see that it is what was verified
        return upload.files[0].path
    path = folder / upload.key
    with zipfile.ZipFile(path, "w") as archive:
        for file in sorted(upload.files, key=lambda file: file.name):
            info = zipfile.ZipInfo(file.name, _EPOCH)
            info.create_system, info.external_attr, info.file_size = 3, 0o644 << 16, file.size
            with archive.open(info, "w") as out:
                for chunk in file.chunks():
                    out.write(chunk)
    return path


def _record(package: Package) -> dict[str, Any]:
    """The record's metadata, as the release's descriptor has them."""
    about = package.descriptor
    creators = [one for one in about["contributors"] if "creator" in one.get("roles", ["creator"])]
    metadata = {
        "resource_type": {"id": "dataset"},
        "title": about["title"],
        "creators": [{"person_or_org": {"type": "organizational", "name": one["title"]}} for one in creators],
        "description": f"<p>{html.escape(about['description'])}</p>",
        "publication_date": package.date,
        "publisher": "Zenodo",
        "version": about["version"],
        "rights": [{"id": licence["name"].lower()} for licence in about["licenses"]],
        "subjects": [{"subject": word} for word in about.get("keywords", [])],
        "related_identifiers": _related(about),
    }
    return {"access": {"record": "public", "files": "public"}, "files": {"enabled": True}, "metadata": metadata}


def _related(about: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The page of the dataset, and the sites of those who published what it was made from."""
    pages = [("isdescribedby", about.get("homepage"))] + [("isderivedfrom", source.get("path")) for source in about.get("sources", [])]
    found = dict.fromkeys((relation, page) for relation, page in pages if page and page.startswith(("http://", "https://")))
    return [{"identifier": page, "scheme": "url", "relation_type": {"id": relation}} for relation, page in found]
