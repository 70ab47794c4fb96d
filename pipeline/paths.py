"""Where things stand in the project's folder."""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Paths:
    """Folders and files of one project."""

    root: Path

    @property
    def sources(self) -> Path:
        """What is read."""
        return self.root / "sources"

    @property
    def inbox(self) -> Path:
        """Originals put in by hand."""
        return self.root / "inbox"

    @property
    def datasets(self) -> Path:
        """Archives and datasets of others, put here by hand; local, never committed."""
        return self.root / "datasets"

    @property
    def build(self) -> Path:
        """What a build makes; may be deleted at any time."""
        return self.root / "build"

    @property
    def archive(self) -> Path:
        """Texts and bodies by their hash; local, never part of a release, and kept when the build is deleted."""
        return self.root / "archive"

    @property
    def intake(self) -> Path:
        """What was taken in, one file a batch and table."""
        return self.archive / "intake"

    @property
    def claims(self) -> Path:
        """The coder's claims, one file a batch."""
        return self.build / "claims"

    @property
    def answers(self) -> Path:
        """Answers of models, one file a request."""
        return self.build / "second" / "answers"

    @property
    def model_claims(self) -> Path:
        """Claims of models, one file a coder; a build reads them only when asked."""
        return self.build / "second" / "claims"

    @property
    def warehouse(self) -> Path:
        """The DuckDB file in which the rooms meet."""
        return self.build / "warehouse.duckdb"

    @property
    def console(self) -> Path:
        """The console of the release page, where `make site` has built it."""
        return self.build / "site"

    @property
    def console_sources(self) -> Path:
        """What the console is made from."""
        return self.root / "site"

    @property
    def releases(self) -> Path:
        """Published versions."""
        return self.root / "releases"


def find_root(start: Path | None = None) -> Path:
    """The project's folder: `BALLOT_ECHO_ROOT`, or the nearest folder from `start` up that holds `sources/`, or this checkout.

    Raises:
        FileNotFoundError: `BALLOT_ECHO_ROOT` names a folder without `sources/`.
    """
    if named := os.environ.get("BALLOT_ECHO_ROOT"):
        root = Path(named).resolve()
        if not (root / "sources").is_dir():
            raise FileNotFoundError(f"BALLOT_ECHO_ROOT is {root}, which holds no sources/")
        return root
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        if (folder / "sources" / "elections").is_dir():
            return folder
    return Path(__file__).resolve().parents[1]
