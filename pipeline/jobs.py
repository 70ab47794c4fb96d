"""Jobs: what a maintainer runs as a whole."""

import dagster as dg

build = dg.define_asset_job(
    "build",
    selection=dg.AssetSelection.all() - dg.AssetSelection.groups("release"),
    description="From sources to facts: read, code, fold, check.",
)
publish = dg.define_asset_job(
    "publish",
    selection=dg.AssetSelection.all(),
    description="From sources to a verified release; nothing new is written where nothing has changed.",
)
