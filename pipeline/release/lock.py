"""Holding `releases/` alone, and the refusal of a release.

Belongs here: what every command that writes to `releases/` needs before it does.
"""

import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

WAIT = 5
"""Seconds to wait for another process."""


class ReleaseRefused(Exception):
    """The release does not get out; the message says why and what to do."""


@contextmanager
def alone(releases: Path) -> Generator[None]:
    """Hold `releases/` against other processes; the lock falls with the process that holds it.

    Raises:
        ReleaseRefused: Another process holds it.
    """
    holder = releases / ".holder"
    lock = FileLock(releases / ".lock", timeout=WAIT)
    try:
        lock.acquire()
    except Timeout:
        who = holder.read_text(encoding="utf-8").strip() if holder.exists() else "another process"
        raise ReleaseRefused(f"{who} is writing a release to {releases}; wait for it to end, or stop it, and run again") from None
    try:
        holder.write_text(f"process {os.getpid()}\n", encoding="utf-8")
        yield
    finally:
        holder.unlink(missing_ok=True)
        lock.release()
