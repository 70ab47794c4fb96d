"""The door of the second room: what the rules find in every text, and what was coded by hand, as claims."""

from collections.abc import Iterator
from pathlib import Path

import dagster as dg

from pipeline.coding.batch import code_documents, reference_from
from pipeline.coding.coder import Coder
from pipeline.coding.lexicon import Lexicon
from pipeline.resources import Project
from pipeline.tables import table_metadata, table_spec

HERE = Path(__file__).parent
TABLES = ("reported_acts", "reported_figures", "coding_quarantine")
READ = ("documents", "records", "actors", "actor_names", "persons", "person_names", "office_tenures", "publishers", "election_calendar")


@dg.multi_asset(specs=[table_spec(name, READ, kinds=("python", "duckdb")) for name in TABLES], name="code_texts")
def code_texts(context: dg.AssetExecutionContext, project: Project) -> Iterator[dg.MaterializeResult]:
    """Code every document that is new or whose text or rules have changed; add what was coded by hand."""
    warehouse, paths = project.warehouse, project.paths
    reference = reference_from({name: warehouse.rows(f"SELECT * FROM {name}") for name in READ})
    coder = Coder(reference, Lexicon.load(paths.sources / "lexicon" / "en"))
    documents = warehouse.rows("SELECT * EXCLUDE (text) FROM documents ORDER BY document_id")
    coded = code_documents(coder, documents, paths.archive, paths.claims)
    says = f"{coded.n_new} of {len(documents)} documents coded anew by {coder.version}"
    context.log.info(says)
    warehouse.write_rows("reported_acts", coded.acts)
    warehouse.write_rows("reported_figures", coded.figures)
    warehouse.write_rows("coding_quarantine", coded.held)
    warehouse.add_query("reported_acts", (HERE / "hand_acts.sql").read_text(encoding="utf-8"))
    warehouse.add_query("reported_figures", (HERE / "hand_figures.sql").read_text(encoding="utf-8"))
    for name in TABLES:
        metadata = {**table_metadata(warehouse, name), "documents_coded_anew": coded.n_new, "coder": coder.version}
        if name == TABLES[0]:
            metadata["says"] = says
        yield dg.MaterializeResult(asset_key=name, metadata=metadata)
