"""The archive of texts and bodies: each stands once, under the hash of its bytes.

Belongs here: putting and getting bodies. The archive is local and never part of a release.
"""

import hashlib
import os
from pathlib import Path


class Archive:
    """A content-addressed store in a folder: `ab/abcdef…` holds the text whose SHA-256 begins with `ab`."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def put(self, text: str) -> str:
        """Store a text; gives its SHA-256. What stands already is not written again."""
        return self.put_bytes(text.encode())

    def put_bytes(self, data: bytes) -> str:
        """Store a body as it came; gives its SHA-256."""
        name = hashlib.sha256(data).hexdigest()
        path = self._path(name)
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            draft = path.with_name(f".{name}.{os.getpid()}")
            draft.write_bytes(data)
            draft.replace(path)
        return name

    def get(self, name: str) -> str:
        """The text with that SHA-256.

        Raises:
            KeyError: No such text.
            ValueError: The stored bytes have another hash: the archive is damaged.
        """
        return self.get_bytes(name).decode()

    def get_bytes(self, name: str) -> bytes:
        """The body with that SHA-256; errors as for `get`."""
        try:
            data = self._path(name).read_bytes()
        except FileNotFoundError:
            raise KeyError(f"the archive holds no text {name}") from None
        if hashlib.sha256(data).hexdigest() != name:
            raise ValueError(f"the archive is damaged: {self._path(name)} does not have the hash it is named for")
        return data

    def has(self, name: str) -> bool:
        """Whether a body of that SHA-256 stands here."""
        return self._path(name).is_file()

    def _path(self, name: str) -> Path:
        if len(name) != 64 or not all(c in "0123456789abcdef" for c in name):
            raise KeyError(f"{name!r} is no SHA-256")
        return self.root / name[:2] / name
