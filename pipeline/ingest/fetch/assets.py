"""The door of fetching: one asset for each publisher with feeds, in the group `fetch`.

A publisher that is down fails its own asset; the others do not depend on it and go on. What was fetched before it failed is in the intake
already, and so is the log.
"""

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import dagster as dg
import polars as pl

from pipeline.ingest.actors import read_publishers
from pipeline.paths import Paths
from pipeline.resources import Web
from pipeline.tables import OWNER, markdown

if TYPE_CHECKING:  # what a run needs is imported by runs alone: every start of Dagster comes through here
    from pipeline.ingest.fetch.run import Report

GROUP = "fetch"
_SHOWN = 50
_PASSING = frozenset({"busy", "server_error", "unreachable", "broken_off", "too_slow"})
"""Outcomes of a feed after which another attempt of the asset makes sense."""
_RETRY = dg.RetryPolicy(max_retries=2, delay=300, backoff=dg.Backoff.EXPONENTIAL, jitter=dg.Jitter.PLUS_MINUS)
_FRESH = dg.FreshnessPolicy.time_window(fail_window=datetime.timedelta(days=3), warn_window=datetime.timedelta(hours=36))


def fetch_assets(paths: Paths) -> list[dg.AssetsDefinition]:
    """Assets of the publishers that have feeds in the project's `publishers.yaml`."""
    rows = read_publishers(paths.sources).rows
    names = {row["publisher_id"]: row["name_en"] for row in rows["publishers"]}
    feeds: dict[str, list[dict[str, Any]]] = {}
    for feed in rows["feeds"]:
        if feed["uses"] != "leads":
            feeds.setdefault(feed["publisher_id"], []).append(feed)
    return [_asset(publisher, names[publisher], own) for publisher, own in sorted(feeds.items())]


def asset_key(publisher: str) -> dg.AssetKey:
    """Key of the asset of a publisher."""
    return dg.AssetKey([GROUP, publisher.replace("-", "_")])


def _asset(publisher: str, name: str, feeds: list[dict[str, Any]]) -> dg.AssetsDefinition:
    listed = "\n".join(f"- {feed['url']} ({feed['feed_kind']}, covers {feed['covers']}, for {feed['uses']})" for feed in feeds)

    @dg.asset(
        key=asset_key(publisher),
        group_name=GROUP,
        description=f"What {name} puts out: its feeds, and the items that are due, into the intake.\n\n{listed}",
        owners=[OWNER],
        kinds={"httpx", "parquet"},
        retry_policy=_RETRY,
        freshness_policy=_FRESH,
    )
    def fetched(web: Web) -> dg.MaterializeResult:
        report = web.station.fetch(publisher)
        metadata = _metadata(report)
        if down := report.feeds_down:
            said = "; ".join(f"{row['url']}: {row['outcome']}, {row['reason']}" for row in down)
            again = any(row["outcome"] in _PASSING for row in down)
            raise dg.Failure(f"{publisher}: {said}", metadata=metadata, allow_retries=again)
        return dg.MaterializeResult(metadata=metadata)

    return fetched


def _metadata(report: "Report") -> dict[str, dg.MetadataValue]:
    return {
        "says": dg.MetadataValue.text(report.sentence()),
        "documents": dg.MetadataValue.int(report.taken.n_documents),
        "requests": dg.MetadataValue.int(len(report.log)),
        "bytes": dg.MetadataValue.int(sum(row["n_bytes_sent"] for row in report.log)),
        "failures": dg.MetadataValue.md(_table(report.failures)),
        "log": dg.MetadataValue.md(_table(report.log)),
    }


def _table(rows: Iterable[dict[str, Any]]) -> str:
    names = ("purpose", "url", "outcome", "http_status", "n_bytes", "reason")
    shown = [{name: row[name] for name in names} for row in rows][:_SHOWN]
    return markdown(pl.DataFrame(shown, infer_schema_length=None))
