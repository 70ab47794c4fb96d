"""Where a run's events go: to the log that Dagster keeps in SQLite, with its files held open, or nowhere.

Belongs here: how the log's files are opened. What stands in them, and where, is Dagster's: its own storage reads them as before.
"""

from collections import OrderedDict
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

import dagster as dg
from dagster._core.instance.types import InstanceType
from dagster._core.launcher.sync_in_memory_run_launcher import SyncInMemoryRunLauncher
from dagster._core.run_coordinator import DefaultRunCoordinator
from dagster._core.storage.event_log import InMemoryEventLogStorage
from dagster._core.storage.event_log.sqlite import SqliteEventLogStorage
from dagster._core.storage.noop_compute_log_manager import NoOpComputeLogManager
from dagster._core.storage.root import TemporaryLocalArtifactStorage
from dagster._core.storage.runs import InMemoryRunStorage
from dagster._core.storage.sql import create_engine
from dagster._core.storage.sqlite import SQLITE_BUSY_TIMEOUT_SECONDS
from dagster._serdes import ConfigurableClassData
from sqlalchemy import Connection, Engine, event
from sqlalchemy.pool import StaticPool

_OPEN = 4
"""Files held open: the index, and the runs that are written or looked at."""


class RunLog(SqliteEventLogStorage):
    """Dagster's event log with one connection to a file instead of a new one, and a wait for the disk, for every event.

    A run of ours writes a thousand events in two thousand transactions, which took a fifth of a release's time. Written ahead (WAL),
    an event survives the process without the wait; only a power cut can lose the last ones of the log, and no data stand there.
    """

    def __init__(self, base_dir: str, inst_data: ConfigurableClassData | None = None) -> None:
        self._engines: OrderedDict[str, Engine] = OrderedDict()
        super().__init__(base_dir, inst_data)

    @classmethod
    def from_config_value(cls, inst_data: ConfigurableClassData | None, config_value: Mapping[str, Any]) -> Self:
        """Keep the log where Dagster keeps it by default, below its home."""
        return cls(str(Path(config_value["base_dir"]) / "history" / "runs"), inst_data)

    @property
    def asset_records_have_last_observation(self) -> bool:
        """No asset of ours is observed: with this answer Dagster does not ask for observations, once for every input of every step."""
        return True

    @contextmanager
    def _connect(self, shard: str) -> Generator[Connection]:
        # Dagster's lock lets one thread in at a time, so all threads can share the file's one connection.
        with self._db_lock, self._engine(shard).begin() as connection:
            yield connection

    def _engine(self, shard: str) -> Engine:
        if shard in self._engines and shard in self._initialized_dbs:
            self._engines.move_to_end(shard)
            return self._engines[shard]
        self._close(shard)
        while len(self._engines) >= _OPEN:
            self._close(next(iter(self._engines)))
        engine = create_engine(
            self.conn_string_for_shard(shard),
            poolclass=StaticPool,
            connect_args={"timeout": SQLITE_BUSY_TIMEOUT_SECONDS, "check_same_thread": False},
        )
        event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA synchronous=NORMAL"))
        if shard not in self._initialized_dbs:
            self._initdb(engine)
            self._initialized_dbs.add(shard)
        self._engines[shard] = engine
        return engine

    def _close(self, shard: str) -> None:
        engine = self._engines.pop(shard, None)
        if engine is not None:
            engine.dispose()

    def dispose(self) -> None:
        """Close the files."""
        super().dispose()
        for shard in list(self._engines):
            self._close(shard)


class _Nowhere(InMemoryEventLogStorage):
    """Keeps no event: what a run in this process says of itself, it says from its own list."""

    def store_event(self, event: dg.EventLogEntry) -> None:
        """Forget it."""

    def get_asset_records(self, asset_keys: Sequence[dg.AssetKey] | None = None) -> list[Any]:
        """Nothing was materialized before."""
        return []

    @property
    def asset_records_have_last_observation(self) -> bool:
        """Nothing was observed either."""
        return True


def unlogged() -> dg.DagsterInstance:
    """An instance that keeps nothing of a run, for places where nobody looks at it later; a run's book-keeping takes half the time."""
    return dg.DagsterInstance(
        instance_type=InstanceType.EPHEMERAL,
        local_artifact_storage=TemporaryLocalArtifactStorage(),
        run_storage=InMemoryRunStorage(),
        event_storage=_Nowhere(),
        compute_log_manager=NoOpComputeLogManager(),
        run_coordinator=DefaultRunCoordinator(),
        run_launcher=SyncInMemoryRunLauncher(),
    )
