"""What a release is made from, as one hash, and whether the latest release was made from the same.

Belongs here: naming the inputs: everything under `sources/`, the inbox, the intake, the schema and the code, and the claims of models
where they are asked for. No Dagster.
"""

import hashlib
import json
import os
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from pipeline.paths import Paths


def with_model() -> bool:
    """Whether the claims of models join a build: only where `BALLOT_ECHO_WITH_MODEL` is 1."""
    return os.environ.get("BALLOT_ECHO_WITH_MODEL") == "1"


def prefixes() -> tuple[str, ...]:
    """Prefixes of object stores that are watched: `BALLOT_ECHO_PREFIXES`, parted by spaces."""
    return tuple(os.environ.get("BALLOT_ECHO_PREFIXES", "").split())


def inputs_sha256(paths: Paths) -> str:
    """Hash over names and bytes of every input, in order."""
    return _hash(paths, chain.from_iterable(_parts(paths).values()))


def inputs_by_part(paths: Paths) -> dict[str, str]:
    """Part of the inputs → hash over names and bytes of its files: what differs between two releases, told apart."""
    return {part: _hash(paths, files) for part, files in _parts(paths).items()}


def _hash(paths: Paths, files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in files:
        digest.update(f"{path.relative_to(paths.root)}\n".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _parts(paths: Paths) -> dict[str, list[Path]]:
    """Files of every part of the inputs, in order; the code only where it is the project's own."""
    code = Path(__file__).parents[1]
    parts = {
        folder.name: _files(folder, pattern) for folder, pattern in ((paths.sources, "*"), (paths.inbox, "*"), (paths.intake, "*.parquet"))
    }
    if with_model():
        parts["model claims"] = sorted(paths.model_claims.glob("*.parquet"))
    if code == paths.root:
        parts |= {name: [p for p in _files(code / name, "*") if "__pycache__" not in p.parts] for name in ("schemas", "pipeline")}
    return parts


def _files(folder: Path, pattern: str) -> list[Path]:
    return [path for path in sorted(folder.rglob(pattern)) if path.is_file() and not path.is_symlink()]


def unchanged_since(paths: Paths) -> str | None:
    """Version of the latest release where it was made from the very same inputs; else None."""
    try:
        latest = json.loads((paths.releases / "releases.json").read_text(encoding="utf-8"))["aliases"]["latest"]
        provenance = json.loads((paths.releases / latest / "PROVENANCE.json").read_text(encoding="utf-8"))
    except (OSError, KeyError, ValueError):
        return None
    return latest if provenance.get("inputs_sha256") == inputs_sha256(paths) else None
