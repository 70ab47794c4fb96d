"""A hub that stands in for Hugging Face: refs, trees, preupload, LFS, commits, tags, downloads of one dataset."""

import base64
import hashlib
import json
import re
from typing import Any

from tests.standins import Reply, Request, Server

TOKEN = "hf_token_of_the_tests"
REPO = "somebody/ballot-echo"


def git_sum(content: bytes) -> str:
    return hashlib.sha1(b"blob %d\0" % len(content) + content).hexdigest()


class Hub(Server):
    """One dataset; large files and binaries are kept by their sums, as LFS does it."""

    def __init__(self) -> None:
        super().__init__()
        self.commits: dict[str, dict[str, bytes]] = {}
        self.tags: dict[str, str] = {}
        self.head: str | None = None
        self.lfs: dict[str, bytes] = {}
        api, repo = "/api", f"/api/datasets/{REPO}"
        self.routes = [
            ("POST", f"{api}/repos/create", self._create),
            ("POST", f"{api}/validate-yaml", lambda *_: Reply.of({"errors": [], "warnings": []})),
            ("GET", f"{repo}/refs", self._refs),
            ("GET", f"{repo}/tree/(\\w+)", self._tree),
            ("POST", f"{repo}/preupload/main", self._preupload),
            ("POST", f"{repo}/commit/main", self._commit),
            ("POST", f"{repo}/tag/(\\w+)", self._tag),
            ("POST", f"/datasets/{REPO}[.]git/info/lfs/objects/batch", self._batch),
            ("PUT", "/store/(\\w+)", self._keep),
            ("GET", f"/datasets/{REPO}/resolve/([\\w.]+)/(.+)", self._resolve),
            ("HEAD", f"/datasets/{REPO}/resolve/([\\w.]+)/(.+)", self._resolve),
        ]

    def _reply(self, request: Request) -> Reply:
        public = request.path.startswith("/store/") or request.method == "GET"
        if not public and request.headers.get("authorization") != f"Bearer {TOKEN}":
            self.asked.append(request)
            return Reply.of({"error": "who are you?"}, 401)
        return super()._reply(request)

    def files(self, tag: str | None = None) -> dict[str, bytes]:
        """Files at a tag, or at main."""
        return self.commits[self.tags[tag] if tag else self.head or ""]

    def _create(self, _: Any, request: Request) -> Reply:
        assert request.json()["type"] == "dataset"
        self._add({".gitattributes": b"*.parquet filter=lfs\n"})
        return Reply.of({"url": f"{self.url}/datasets/{REPO}"})

    def _add(self, files: dict[str, bytes]) -> str:
        name = hashlib.sha1(f"{len(self.commits)}".encode()).hexdigest()
        self.commits[name], self.head = files, name
        return name

    def _refs(self, *_: Any) -> Reply:
        if self.head is None:
            return Reply(404, b'{"error": "Repository not found"}', {"X-Error-Code": "RepoNotFound"})
        branches = [{"name": "main", "ref": "refs/heads/main", "targetCommit": self.head}]
        tags = [{"name": name, "ref": f"refs/tags/{name}", "targetCommit": commit} for name, commit in self.tags.items()]
        return Reply.of({"branches": branches, "converts": [], "tags": tags})

    def _tree(self, found: "re.Match[str]", _: Request) -> Reply:
        entries = []
        for name, content in self.commits[found[1]].items():
            entry: dict[str, Any] = {"type": "file", "path": name, "size": len(content), "oid": git_sum(content)}
            if (sum_ := hashlib.sha256(content).hexdigest()) in self.lfs:
                entry |= {"oid": "0" * 40, "lfs": {"oid": sum_, "size": len(content), "pointerSize": 130}}
            entries.append(entry)
        return Reply.of(entries)

    def _preupload(self, _: Any, request: Request) -> Reply:
        def mode(name: str) -> str:
            return "lfs" if name.endswith((".parquet", ".duckdb", ".gz")) else "regular"

        files = [{"path": f["path"], "uploadMode": mode(f["path"]), "shouldIgnore": False, "oid": None} for f in request.json()["files"]]
        return Reply.of({"files": files})

    def _batch(self, _: Any, request: Request) -> Reply:
        objects = []
        for one in request.json()["objects"]:
            actions = {"actions": {"upload": {"href": f"{self.url}/store/{one['oid']}", "header": {}}}}
            objects.append({**one, **({} if one["oid"] in self.lfs else actions)})
        return Reply(200, json.dumps({"transfer": "basic", "objects": objects}).encode(), {"Content-Type": "application/vnd.git-lfs+json"})

    def _keep(self, found: "re.Match[str]", request: Request) -> Reply:
        if hashlib.sha256(request.body).hexdigest() != found[1]:
            return Reply(400)
        self.lfs[found[1]] = request.body
        return Reply()

    def _commit(self, _: Any, request: Request) -> Reply:
        header, *lines = [json.loads(line) for line in request.body.splitlines()]
        if header["value"].get("parentCommit") not in (None, self.head):
            return Reply.of({"error": "A commit has happened since."}, 412)
        files = dict(self.files())
        for line in lines:
            value = line["value"]
            if line["key"] == "file":
                files[value["path"]] = base64.b64decode(value["content"])
            elif line["key"] == "lfsFile":
                files[value["path"]] = self.lfs[value["oid"]]
            elif line["key"] == "deletedFile":
                del files[value["path"]]
        name = self._add(files)
        return Reply.of({"commitUrl": f"{self.url}/datasets/{REPO}/commit/{name}", "commitOid": name})

    def _tag(self, found: "re.Match[str]", request: Request) -> Reply:
        name = request.json()["tag"]
        if name in self.tags:
            return Reply.of({"error": "Tag exists"}, 409)
        self.tags[name] = found[1]
        return Reply.of({})

    def _resolve(self, found: "re.Match[str]", _: Request) -> Reply:
        commit = {"main": self.head, **self.tags}.get(found[1], found[1]) or ""
        if commit not in self.commits:
            return Reply(404, b"", {"X-Error-Code": "RevisionNotFound"})
        content = self.commits[commit].get(found[2])
        if content is None:
            return Reply(404, b"", {"X-Error-Code": "EntryNotFound"})
        return Reply(200, content, {"ETag": f'"{git_sum(content)}"', "X-Repo-Commit": commit})
