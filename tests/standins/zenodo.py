"""A server that stands in for Zenodo: drafts, files, publication, versions, as InvenioRDM has them."""

import hashlib
import re
from typing import Any

from tests.standins import Reply, Request, Server

TOKEN = "zenodo_token_of_the_tests"
_METADATA = {"title", "creators", "publication_date", "resource_type"}


class Zenodo(Server):
    """Records of one user."""

    def __init__(self) -> None:
        super().__init__()
        self.records: dict[str, dict[str, Any]] = {}
        self.files: dict[str, dict[str, dict[str, Any]]] = {}
        self.bytes: dict[tuple[str, str], bytes] = {}
        one, files = "/api/records/(\\d+)", "/api/records/(\\d+)/draft/files"
        self.routes = [
            ("GET", "/api/user/records", self._mine),
            ("POST", "/api/records", lambda _, request: self._new(request.json()["metadata"], None)),
            ("GET", one, self._get),
            ("GET", f"{one}/versions/latest", self._latest),
            ("POST", f"{one}/versions", self._version),
            ("PUT", f"{one}/draft", self._put),
            ("POST", f"{one}/draft/actions/publish", self._publish),
            ("GET", files, lambda found, _: Reply.of({"entries": list(self.files[found[1]].values())})),
            ("POST", files, self._begin),
            ("DELETE", f"{files}/([^/]+)", self._delete),
            ("PUT", f"{files}/([^/]+)/content", self._content),
            ("POST", f"{files}/([^/]+)/commit", self._complete),
        ]

    def _reply(self, request: Request) -> Reply:
        if request.headers.get("authorization") != f"Bearer {TOKEN}":
            self.asked.append(request)
            return Reply.of({"message": "who are you?"}, 401)
        return super()._reply(request)

    def public(self) -> list[dict[str, Any]]:
        """What a visitor sees."""
        return [record for record in self.records.values() if record["is_published"]]

    def content(self, record: str) -> dict[str, bytes]:
        """Name of a file → its bytes."""
        return {key: content for (of, key), content in self.bytes.items() if of == record and key in self.files[record]}

    def _new(self, metadata: dict[str, Any], concept: str | None) -> Reply:
        name = str(101 + 2 * len(self.records))
        page = f"{self.url}/records/{name}"
        self.records[name] = {
            "id": name,
            "is_published": False,
            "metadata": metadata,
            "parent": {"id": concept or str(int(name) - 1)},
            "links": {"self_html": page},
        }
        self.files[name] = {}
        return Reply.of(self.records[name], 201)

    def _mine(self, _: Any, request: Request) -> Reply:
        title = re.fullmatch(r'metadata[.]title:"(.*)"', request.query["q"][0])
        assert title
        return Reply.of({"hits": {"hits": list(self.records.values())}})

    def _get(self, found: "re.Match[str]", _: Request) -> Reply:
        record = self.records.get(found[1])
        return Reply.of(record) if record and record["is_published"] else Reply.of({"message": "no such record"}, 404)

    def _latest(self, found: "re.Match[str]", _: Request) -> Reply:
        of = [record for record in self.public() if found[1] in (record["id"], record["parent"]["id"])]
        if not of:
            return Reply.of({"message": "no such record"}, 404)
        return Reply(301, b"", {"Location": f"{self.url}/api/records/{of[-1]['id']}"})

    def _version(self, found: "re.Match[str]", _: Request) -> Reply:
        concept = self.records[found[1]]["parent"]["id"]
        for record in self.records.values():
            if record["parent"]["id"] == concept and not record["is_published"]:
                return Reply.of(record, 201)
        kept = {k: v for k, v in self.records[found[1]]["metadata"].items() if k not in ("version", "publication_date")}
        return self._new(kept, concept)

    def _put(self, found: "re.Match[str]", request: Request) -> Reply:
        metadata = request.json()["metadata"]
        if missing := _METADATA - metadata.keys():
            return Reply.of({"message": "validation error", "errors": [{"field": name} for name in missing]}, 422)
        self.records[found[1]]["metadata"] = metadata
        return Reply.of(self.records[found[1]])

    def _begin(self, found: "re.Match[str]", request: Request) -> Reply:
        for one in request.json():
            if one["key"] in self.files[found[1]]:
                return Reply.of({"message": f"{one['key']} exists"}, 409)
            self.files[found[1]][one["key"]] = {"key": one["key"], "status": "pending", "size": 0, "checksum": ""}
        return Reply.of({"entries": []}, 201)

    def _delete(self, found: "re.Match[str]", _: Request) -> Reply:
        del self.files[found[1]][found[2]]
        return Reply(204)

    def _content(self, found: "re.Match[str]", request: Request) -> Reply:
        self.bytes[found[1], found[2]] = request.body
        return Reply.of({})

    def _complete(self, found: "re.Match[str]", _: Request) -> Reply:
        entry = self.files[found[1]][found[2]]
        content = self.bytes[found[1], found[2]]
        entry |= {"status": "completed", "size": float(len(content)), "checksum": f"md5:{hashlib.md5(content).hexdigest()}"}
        return Reply.of(entry)

    def _publish(self, found: "re.Match[str]", _: Request) -> Reply:
        record = self.records[found[1]]
        if record["is_published"]:
            return Reply.of({"message": "no draft"}, 404)
        if any(entry["status"] != "completed" for entry in self.files[found[1]].values()):
            return Reply.of({"message": "files are not complete"}, 400)
        record |= {"is_published": True, "pids": {"doi": {"identifier": f"10.5281/zenodo.{found[1]}"}}}
        return Reply.of(record, 202)
