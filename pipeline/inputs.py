"""What a release is made from, as one hash, and whether the latest release was made from the same.

Belongs here: naming the inputs: everything under `sources/`, the inbox, the intake, the schema and the code, and the claims of models
where they are asked for. No Dagster.
"""

import hashlib
import json
import os
from collections.abc import Iterator
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
    digest = hashlib.sha256()
    for path in _inputs(paths):
        digest.update(f"{path.relative_to(paths.root)}\n".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _inputs(paths: Paths) -> Iterator[Path]:
    code = Path(__file__).parents[1]
    folders = [(paths.sources, "*"), (paths.inbox, "*"), (paths.intake, "*.parquet")]
    for folder, pattern in folders:
        yield from (p for p in sorted(folder.rglob(pattern)) if p.is_file() and not p.is_symlink())
    if with_model():
        yield from sorted(paths.model_claims.glob("*.parquet"))
    if code == paths.root:
        for name in ("schemas", "pipeline"):
            yield from (
                p
                for p in sorted((code / name).rglob("*"))
                if p.is_file() and p.suffix in (".py", ".sql", ".csv", ".yaml", "") and "__pycache__" not in p.parts
            )


def unchanged_since(paths: Paths) -> str | None:
    """Version of the latest release where it was made from the very same inputs; else None."""
    try:
        latest = json.loads((paths.releases / "releases.json").read_text(encoding="utf-8"))["aliases"]["latest"]
        provenance = json.loads((paths.releases / latest / "PROVENANCE.json").read_text(encoding="utf-8"))
    except (OSError, KeyError, ValueError):
        return None
    return latest if provenance.get("inputs_sha256") == inputs_sha256(paths) else None
