"""A dataset on Hugging Face: `hf://owner/name`.

Belongs here: one commit for a whole version, with the index in it, and the tag that makes it a version, last. The branch `main` holds the
latest version, the tags all of them.
"""

import hashlib
import os
import re
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from pipeline.publish import index
from pipeline.publish.targets import INDEX, TOMBSTONE, File, Item, Manner, Misused, Package, Progress, Refused, base_address, token

_KIND = "dataset"
_OF_THE_HUB = (".gitattributes",)
"""Files that the hub itself puts into a repository."""
_NAME = re.compile(r"[A-Za-z0-9][\w.-]{0,95}/[A-Za-z0-9][\w.-]{0,95}")


@dataclass(slots=True)
class _State:
    """What an attempt before this one may have done."""

    tagging: bool = False


class Hub:
    """A dataset repository: a tag a version."""

    def __init__(self, address: str, manner: Manner) -> None:
        self._repo = address.removeprefix("hf://").rstrip("/")
        if not _NAME.fullmatch(self._repo):
            raise Misused(f"{address}: write a dataset as hf://owner/name")
        self._address, self._manner = address, manner

    def plan(self, package: Package) -> list[Item]:
        """What would be written, in order."""
        return [*(Item(file.name, file.size) for file in package.files), Item(INDEX, None), Item(f"tag {package.version}", 0)]

    def check(self) -> None:
        """Look whether there is a token.

        Raises:
            Misused: There is none.
        """
        token("HF_TOKEN", "a token of Hugging Face that may write to the dataset")
        base_address("HF_ENDPOINT", "https://huggingface.co", self._manner)

    def publish(self, package: Package, progress: Progress) -> str:
        """Publish a version; its address.

        Raises:
            Refused: It stands already, or the hub did not take it.
        """
        api, state = self._api(), _State()
        self._asked(lambda: self._attempt(api, package, state, progress))
        return f"{api.endpoint}/datasets/{self._repo}/tree/{package.version}"

    def enter(self, package: Package, progress: Progress) -> str:
        """Bring the index up to date.

        Raises:
            Refused: There is none, or the hub did not take it.
        """
        api = self._api()
        return self._asked(lambda: self._enter(api, package, progress))

    def _asked(self, attempt: Any) -> Any:
        """Make an attempt, again where it failed for the moment: each looks first at what the one before has done."""
        import httpx2
        from huggingface_hub.errors import HfHubHTTPError, RepositoryNotFoundError

        def again(error: BaseException) -> bool:
            if isinstance(error, HfHubHTTPError):
                return error.response.status_code in (408, 429) or error.response.status_code >= 500
            return isinstance(error, httpx2.TransportError)

        try:
            return self._manner.retrying(again)(attempt)
        except RepositoryNotFoundError:
            raise Refused(f"{self._address}: no such dataset, or HF_TOKEN may not see it") from None
        except HfHubHTTPError as error:
            raise Refused(f"{self._address}: {_said(error)}") from None
        except (httpx2.HTTPError, OSError, ValueError, RuntimeError, KeyError) as error:
            raise Refused(f"{self._address}: the hub did not take it: {_short(error)}; publish again to go on") from None

    def _api(self) -> Any:
        self.check()
        return open_hub(self._manner)

    def _attempt(self, api: Any, package: Package, state: _State, progress: Progress) -> None:
        tags, head = self._refs(api, create=True)
        if package.version in tags:
            if state.tagging:
                return
            raise Refused(f"{package.version} is published there already, and no version is published twice")
        if later := [tag for tag in tags if _is_later(tag, package.version)]:
            raise Refused(f"{later[0]} stands there and comes after {package.version}; versions are published in their order")
        there = self._tree(api, head)
        theirs = self._index(api, head, there)
        if not all(_is(there.get(file.name), file) for file in package.files):
            index.refuse_listed(theirs, package)
            progress(f"one commit of {len(package.files)} files")
            head = self._commit(api, package, theirs, head, there)
        else:
            progress("the commit stands already")
        progress(f"tag {package.version}")
        state.tagging = True
        api.create_tag(self._repo, tag=package.version, revision=head, repo_type=_KIND)

    def _commit(self, api: Any, package: Package, theirs: dict[str, Any], head: str, there: dict[str, Any]) -> str:
        """Everything of the version, and nothing of the one before, in one step; refused where somebody else commits in between."""
        from huggingface_hub import CommitOperationAdd, CommitOperationDelete

        new: dict[str, Any] = {file.name: file.path for file in package.files}
        new |= _index_files(index.merged(theirs, package, enter=True), package)
        gone = sorted(name for name in there.keys() - new.keys() - set(_OF_THE_HUB) if not name.endswith(TOMBSTONE))
        added = [CommitOperationAdd(name, content) for name, content in new.items()]
        for operation, file in zip(added, package.files, strict=False):
            if operation.upload_info.sha256.hex() != file.sha256:
                raise Refused(f"{file.name} has changed since it was verified; verify the release again")
        operations = [*added, *(CommitOperationDelete(name, is_folder=False) for name in gone)]
        done = api.create_commit(self._repo, operations, commit_message=package.version, repo_type=_KIND, parent_commit=head)
        return done.oid

    def _enter(self, api: Any, package: Package, progress: Progress) -> str:
        from huggingface_hub import CommitOperationAdd

        _, head = self._refs(api, create=False)
        there = self._tree(api, head)
        if INDEX not in there:
            raise Refused(f"{self._address} has no {INDEX}: nothing is published there")
        old = self._index(api, head, there)
        new = index.merged(old, package, enter=False)
        if new == old:
            return f"{self._address}: {INDEX} is up to date already"
        progress(INDEX)
        operations = [CommitOperationAdd(name, content) for name, content in _index_files(new, package).items()]
        api.create_commit(self._repo, operations, commit_message=f"{INDEX} brought up to date", repo_type=_KIND, parent_commit=head)
        return f"{self._address}: {INDEX} is up to date"

    def _refs(self, api: Any, *, create: bool) -> tuple[list[str], str]:
        """Tags of the repository, and the commit that `main` is at."""
        from huggingface_hub.errors import RepositoryNotFoundError

        try:
            refs = api.list_repo_refs(self._repo, repo_type=_KIND)
        except RepositoryNotFoundError:
            if not create:
                raise
            api.create_repo(self._repo, repo_type=_KIND, exist_ok=True)
            refs = api.list_repo_refs(self._repo, repo_type=_KIND)
        heads = [branch.target_commit for branch in refs.branches if branch.name == "main"]
        if not heads:
            raise Refused(f"{self._address} has no branch main")
        return [tag.name for tag in refs.tags], heads[0]

    def _tree(self, api: Any, head: str) -> dict[str, Any]:
        found = api.list_repo_tree(self._repo, recursive=True, revision=head, repo_type=_KIND)
        return {entry.path: entry for entry in found if hasattr(entry, "blob_id")}

    def _index(self, api: Any, head: str, there: dict[str, Any]) -> dict[str, Any]:
        if INDEX not in there:
            return index.read(None)
        with tempfile.TemporaryDirectory() as folder:
            path = api.hf_hub_download(self._repo, INDEX, revision=head, repo_type=_KIND, local_dir=folder)
            return index.read(Path(path).read_bytes())


def open_hub(manner: Manner, *, reading: bool = False) -> Any:
    """Open the hub.

    Args:
        manner: Limits and attempts.
        reading: Ask as nobody where there is no token; files may come from other hosts, which the token is not sent to.

    Raises:
        Misused: There is no token, or the hub may not be asked.
    """
    import httpx2
    import huggingface_hub
    from huggingface_hub.utils import disable_progress_bars

    endpoint = base_address("HF_ENDPOINT", "https://huggingface.co", manner)
    who = False if reading and not os.environ.get("HF_TOKEN") else token("HF_TOKEN", "a token of Hugging Face")
    limits = httpx2.Timeout(manner.silence)
    hooks: Any = {} if reading else {"response": [_same_host]}
    huggingface_hub.set_client_factory(lambda: httpx2.Client(follow_redirects=True, timeout=limits, event_hooks=hooks))
    # Files go over plain requests, which any hub understands, and not through a second protocol with hosts of its own.
    huggingface_hub.constants.HF_HUB_DISABLE_XET = True
    disable_progress_bars()
    return huggingface_hub.HfApi(endpoint=endpoint, token=who, library_name="ballot-echo")


def fetch(api: Any, repo: str, revision: str, name: str, max_bytes: int, into: Path) -> int:
    """Fetch a file of a dataset; bytes of it.

    Raises:
        FileNotFoundError: There is no such dataset, revision or file.
        Refused: It was not to be had, or is larger.
    """
    import httpx2
    from huggingface_hub import hf_hub_url
    from huggingface_hub.errors import EntryNotFoundError, HfHubHTTPError, RepositoryNotFoundError, RevisionNotFoundError

    try:
        url = hf_hub_url(repo, name, repo_type=_KIND, revision=revision, endpoint=api.endpoint)
        size = api.get_hf_file_metadata(url=url).size
        if size is None or size > max_bytes:
            raise Refused(f"{size or 0:,} bytes are announced, at most {max_bytes:,} are fetched")
        with tempfile.TemporaryDirectory() as folder:
            path = Path(api.hf_hub_download(repo, name, revision=revision, repo_type=_KIND, local_dir=folder))
            shutil.move(path, into)
        return size
    except (EntryNotFoundError, RepositoryNotFoundError, RevisionNotFoundError):
        raise FileNotFoundError(name) from None
    except (HfHubHTTPError, httpx2.HTTPError, OSError, ValueError) as error:
        raise Refused(_short(error)) from None


def _index_files(new: dict[str, Any], package: Package) -> dict[str, bytes]:
    return {**index.beside(new, package), INDEX: index.as_json(new)}


def _is(entry: Any, file: File) -> bool:
    """Whether a file of the repository is that of the release, by the sum that the hub keeps of it."""
    if entry is None or entry.size != file.size:
        return False
    if entry.lfs is not None:
        return entry.lfs.sha256 == file.sha256
    # How git names a content, which is no matter of trust: what is compared is our own file.
    content = file.path.read_bytes()
    return entry.blob_id == hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


def _is_later(tag: str, version: str) -> bool:
    try:
        return index.number(tag) > index.number(version)
    except Refused:
        return False  # a tag of another kind


def _same_host(response: Any) -> None:
    """Stop at a redirect to another host."""
    if not 300 <= response.status_code < 400 or "location" not in response.headers:
        return
    asked = urlsplit(str(response.request.url))
    led = urlsplit(urljoin(str(response.request.url), response.headers["location"]))
    if (asked.scheme, asked.netloc) != (led.scheme, led.netloc):
        raise Refused(f"{asked.netloc} redirects to {led.netloc}, which is not followed")


def _said(error: Any) -> str:
    status = error.response.status_code
    if status == 401:
        return "HF_TOKEN is not accepted (status 401)"
    if status == 403:
        return f"HF_TOKEN may not do this (status 403): {_short(error)}"
    if status in (409, 412):
        return f"somebody else changed it in between (status {status}); publish again to go on"
    return f"the hub did not take it: {_short(error)}; publish again to go on"


def _short(error: BaseException) -> str:
    cause = f": {error.__cause__}" if error.__cause__ else ""
    return " ".join(f"{error}{cause}".split())[:400]
