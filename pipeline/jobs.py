"""Jobs: what a maintainer runs as a whole."""

import dagster as dg

_asked_for = dg.AssetSelection.assets("model_claims")
"""Made only by its own job: it asks a model."""
_brings_in = dg.AssetSelection.groups("intake", "fetch", "corpus")
"""Made only by jobs that ask for them: they bring documents in from outside, or code a part of them ahead."""
_goes_out = dg.AssetSelection.groups("publication")
"""Made only by its own job: it writes where others read."""

build = dg.define_asset_job(
    "build",
    selection=dg.AssetSelection.all() - dg.AssetSelection.groups("release") - _asked_for - _brings_in - _goes_out,
    description="From sources to facts: read, code, fold, check.",
)
take_stored = dg.define_asset_job(
    "take_stored",
    selection=(dg.AssetSelection.all() - dg.AssetSelection.groups("release") - _asked_for - _brings_in - _goes_out)
    | dg.AssetSelection.assets("stored_documents"),
    description="What object stores hold is taken in, then built.",
)
publish = dg.define_asset_job(
    "publish",
    selection=dg.AssetSelection.all() - _asked_for - _brings_in - _goes_out,
    description="From sources to a verified release, with its plan, its difference to the one before and its pages; "
    "nothing new is written where nothing has changed.",
)
send_out = dg.define_asset_job(
    "send_out",
    selection=_goes_out,
    description="The latest version to a folder, an object store, Hugging Face or Zenodo, once; by default it only lists what would go.",
)
second_coder = dg.define_asset_job(
    "second_coder",
    selection=(dg.AssetSelection.groups("ingest") | _asked_for).without_checks(),
    description="Reads the sources and asks a model for claims; they join a build only where BALLOT_ECHO_WITH_MODEL is 1.",
)
refresh = dg.define_asset_job(
    "refresh",
    selection=dg.AssetSelection.groups("fetch"),
    description="Fetches every publisher's feeds; one that is down fails its own asset. A build follows either way.",
)
code_corpus = dg.define_asset_job(
    "code_corpus",
    selection=dg.AssetSelection.groups("corpus"),
    description="Codes the documents of a month ahead of a build: backfilled, it codes a corpus month by month.",
)
take_archives = dg.define_asset_job(
    "take_archives",
    selection=dg.AssetSelection.groups("intake") & dg.AssetSelection.tag("calendar", "months"),
    description="Takes in a month of the archives that lie in datasets/.",
)
take_datasets = dg.define_asset_job(
    "take_datasets",
    selection=dg.AssetSelection.groups("intake") & dg.AssetSelection.tag("calendar", "none"),
    description="Takes in the reference datasets that lie in datasets/.",
)
