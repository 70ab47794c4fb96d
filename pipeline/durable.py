"""Files that outlive a power cut: what is written is on disk before its name points to it.

Belongs here: replacing a file and bringing names to disk, for any room. Does not belong here: what stands in the files.
"""

import os
from pathlib import Path


def replace_file(path: Path, content: bytes) -> None:
    """Put content in the place of a file: a reader sees the old or the new, also after a power cut."""
    draft = path.with_name(f".{path.name}")
    draft.unlink(missing_ok=True)
    draft.write_bytes(content)
    sync(draft)
    draft.replace(path)
    sync(path.parent)


def sync(path: Path) -> None:
    """Bring a file, or the names in a folder, to disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
