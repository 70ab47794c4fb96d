"""The console of the release page: SQL in the browser, as `make site` has built it.

Belongs here: whether it is there and whole, and taking it into a release. What it does stands in `site/`.
"""

import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from pipeline.release.hashes import file_sha256

MANIFEST = "console.json"
FOLDER = "site"
"""Where it goes in a release."""


class ConsoleStale(Exception):
    """What was built is not whole, or is older than what it is made from; the message says which file and what to do."""


def console_files(built: Path, sources: Path) -> tuple[Path, ...]:
    """Files of the console, sorted by name; none where it was never built.

    Args:
        built: Folder that `make site` fills.
        sources: What it is made from; where the folder is missing, nothing is compared with it.

    Raises:
        ConsoleStale: A file is missing, one too many or another one; or a source has changed since.
    """
    if not built.exists():
        return ()
    manifest = _manifest(built / MANIFEST)
    wrong = _unlike(built, manifest["files"], sorted(path.name for path in built.iterdir() if path.name != MANIFEST))
    if sources.exists():
        wrong += _unlike(sources, manifest["sources"], sorted(manifest["sources"]))
    if wrong:
        raise ConsoleStale(
            f"{built} is not the console that {sources} would give; run make site, or remove {built} to release without a console:\n"
            + "\n".join(wrong)
        )
    return tuple(built / name for name in sorted(manifest["files"]))


def _manifest(path: Path) -> Mapping[str, Mapping[str, str]]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return {key: dict(found[key]) for key in ("sources", "files")}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ConsoleStale(f"{path} cannot be read ({error}); run make site again, or remove its folder") from None


def _unlike(folder: Path, sums: Mapping[str, str], names: Sequence[str]) -> list[str]:
    """A line for each file of a folder that is not as it was summed."""
    wrong = []
    for name in sorted({*sums, *names}):
        path = folder / name
        if name not in sums:
            wrong.append(f"{path}: not one of its files")
        elif not path.is_file():
            wrong.append(f"{path}: missing")
        elif file_sha256(path) != sums[name]:
            wrong.append(f"{path}: changed since")
    return wrong


def take_console(files: Sequence[Path], draft: Path) -> None:
    """Copy the console's files into a release."""
    for path in files:
        (draft / FOLDER).mkdir(exist_ok=True)
        shutil.copyfile(path, draft / FOLDER / path.name)


def console_bytes(release: Path) -> int | None:
    """Bytes that a browser loads for the engine when the console is opened; None where the release has no console."""
    files = [release / FOLDER / name for name in ("console.js", "console.css", "duckdb-browser-eh.worker.js", "duckdb-eh.wasm.gz")]
    return sum(path.stat().st_size for path in files) if all(path.exists() for path in files) else None
