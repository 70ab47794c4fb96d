"""The door of the second room: what the rules find in every text, what was coded by hand, and, only when asked, what a model says."""

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import dagster as dg

from pipeline.coding.batch import Row, code_documents, coder_of, reference_from
from pipeline.coding.reference import Reference
from pipeline.inputs import with_model
from pipeline.resources import Project
from pipeline.tables import OWNER, table_metadata, table_spec

HERE = Path(__file__).parent
TABLES = ("reported_acts", "reported_figures", "coding_quarantine", "model_readings")
READ = ("documents", "records", "actors", "actor_names", "persons", "person_names", "office_tenures", "publishers", "election_calendar")


def _reference(project: Project) -> Reference:
    return reference_from({name: project.warehouse.rows(f"SELECT * FROM {name}") for name in READ})


@dg.multi_asset(specs=[table_spec(name, (*READ, "model_claims"), kinds=("python", "duckdb")) for name in TABLES], name="code_texts")
def code_texts(context: dg.AssetExecutionContext, project: Project) -> Iterator[dg.MaterializeResult]:
    """Code every document that is new or whose text or rules have changed; add what was coded by hand, and by a model when asked."""
    warehouse, paths = project.warehouse, project.paths
    make = partial(coder_of, _reference(project), paths.sources / "lexicon" / "en")
    coder = make()
    documents = warehouse.rows("SELECT * EXCLUDE (text) FROM documents ORDER BY document_id")
    coded = code_documents(coder, documents, paths.archive, paths.claims, make, os.cpu_count() or 1)
    says = f"{coded.n_new} of {len(documents)} documents coded anew by {coder.version}"
    context.log.info(says)
    readings: list[Row] = []
    if with_model():
        from pipeline.coding.second.batch import read_batches

        second = read_batches(paths.model_claims, documents)
        coded.acts += second.acts
        coded.figures += second.figures
        coded.held += second.dropped
        readings = second.readings
    warehouse.write_rows("reported_acts", coded.acts)
    warehouse.write_rows("reported_figures", coded.figures)
    warehouse.write_rows("coding_quarantine", coded.held)
    warehouse.write_rows("model_readings", readings)
    warehouse.add_query("reported_acts", (HERE / "hand_acts.sql").read_text(encoding="utf-8"))
    warehouse.add_query("reported_figures", (HERE / "hand_figures.sql").read_text(encoding="utf-8"))
    for name in TABLES:
        metadata = {**table_metadata(warehouse, name), "documents_coded_anew": coded.n_new, "coder": coder.version}
        if name == TABLES[0]:
            metadata["says"] = says
        yield dg.MaterializeResult(asset_key=name, metadata=metadata)


class ModelConfig(dg.Config):
    """Which model is asked about which documents; the key comes from the environment alone."""

    election: str = ""
    """Election whose documents are read; all documents where it is empty."""
    url: str = ""
    """Address of the endpoint; `BALLOT_ECHO_MODEL_URL` where it is empty."""
    model: str = ""
    """Name of the model; `BALLOT_ECHO_MODEL` where it is empty."""
    timeout: float = 120
    """Seconds for one answer."""
    allow_http: bool = False
    """Ask an endpoint beyond this machine over plain http."""
    allow_private: bool = False
    """Ask an endpoint in a private network."""


@dg.asset(
    deps=READ,
    group_name="coding",
    owners=[OWNER],
    kinds={"python", "parquet"},
    description="Claims of a language model about documents, the second coder: made only by its own job, never by a build. "
    "Every claim's words are found again in the text; answers are kept, so that nothing is asked twice.",
)
def model_claims(context: dg.AssetExecutionContext, config: ModelConfig, project: Project) -> dg.MaterializeResult:
    """Ask a model about the documents of one election, or of all."""
    from pipeline.coding.second import EndpointRefused
    from pipeline.coding.second.answers import Model, Settings
    from pipeline.coding.second.run import read_documents

    paths = project.paths
    documents = _documents(project, config.election)
    settings = Settings(config.url, config.model, config.timeout, config.allow_http, config.allow_private)
    try:
        model = Model.of(settings, os.environ, paths.sources, paths.answers, _reference(project))
        summary = read_documents(model, documents, paths.archive, paths.model_claims)
    except EndpointRefused as error:
        raise dg.Failure(str(error), allow_retries=False) from None
    context.log.info(summary.sentence())
    if summary.unanswered:
        raise dg.Failure("\n".join([summary.sentence(), *summary.unanswered]), allow_retries=False)
    counts = {"returned": summary.n_returned, "kept": summary.n_kept, "dropped": summary.dropped.total()}
    return dg.MaterializeResult(metadata={**counts, "coder": summary.coder, "asked": summary.n_asked, "says": summary.sentence()})


def _documents(project: Project, election: str) -> list[Row]:
    """Rows of `documents`, without their text: those filed under the election, or all."""
    rows = project.warehouse.rows("SELECT * EXCLUDE (text) FROM documents ORDER BY document_id")
    if not election:
        return rows
    records = project.warehouse.rows("SELECT DISTINCT election_id, document_id FROM records WHERE document_id IS NOT NULL")
    filed = {row["document_id"] for row in records if row["election_id"] == election}
    if not filed:
        raise dg.Failure(f"no document is filed under {election}", allow_retries=False)
    return [row for row in rows if row["document_id"] in filed]
