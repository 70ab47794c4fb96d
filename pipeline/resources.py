"""Dagster resources: the project's folder and its warehouse.

Belongs here: what assets are handed. The classes below Dagster are `pipeline.paths.Paths` and `pipeline.warehouse.Warehouse`.
"""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import dagster as dg
from pydantic import PrivateAttr

from pipeline.paths import Paths, find_root
from pipeline.warehouse import Warehouse, open_warehouse

if TYPE_CHECKING:
    from pipeline.fetching import Station


class Project(dg.ConfigurableResource):
    """The project's folder and the one connection to its warehouse that a run's assets share."""

    root: str = ""
    """The project's folder; found from where the process runs where it is left empty."""
    wait_seconds: float = 30
    """How long to wait for another run that writes to the warehouse."""

    _warehouse: Warehouse | None = PrivateAttr(default=None)

    @property
    def paths(self) -> Paths:
        """Where things stand."""
        return Paths(Path(self.root) if self.root else find_root())

    @contextmanager
    def yield_for_execution(self, context: dg.InitResourceContext) -> Generator["Project"]:
        """Open the warehouse for the length of a run; a second run waits, then fails with a sentence."""
        paths = self.paths
        with open_warehouse(paths.warehouse, paths.root, wait=self.wait_seconds) as warehouse:
            self._warehouse = warehouse
            yield self
            self._warehouse = None

    @property
    def warehouse(self) -> Warehouse:
        """The open warehouse."""
        assert self._warehouse is not None, "the warehouse is open only while a run executes"
        return self._warehouse


class Web(dg.ConfigurableResource):
    """What a run fetches with: one client, so that hosts are asked for their rules once and not too often."""

    root: str = ""
    """The project's folder; found from where the process runs where it is left empty."""
    allow_private: bool = False
    """Let this machine and private networks be asked, for tests."""

    _station: Any = PrivateAttr(default=None)

    @contextmanager
    def yield_for_execution(self, context: dg.InitResourceContext) -> Generator["Web"]:
        """Open the client for the length of a run."""
        from pipeline.fetching import open_station

        with open_station(Paths(Path(self.root) if self.root else find_root()), allow_private=self.allow_private) as station:
            self._station = station
            yield self
            self._station = None

    @property
    def station(self) -> "Station":
        """Publishers, feeds and the client."""
        assert self._station is not None, "the client is open only while a run executes"
        return self._station
