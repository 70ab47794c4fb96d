"""A corpus coded piece by piece: the documents of a month, into the store of claims that a build reads.

Belongs here: the asset behind the job `code_corpus`. A month is coded into a folder of its own under `build/corpus/`, so that nothing of
other months is touched, and its batches then join the store; a build that follows finds them there by the hash of all that a claim
depends on, and codes nothing of them again. Months may be coded in any order, and again.
"""

import os
import shutil
from functools import partial

import dagster as dg

from pipeline.coding.assets import READ
from pipeline.coding.batch import code_documents, coder_of, reference_from
from pipeline.partitions import MONTHS, month_of
from pipeline.resources import Project
from pipeline.tables import OWNER


@dg.asset(
    deps=READ,
    group_name="corpus",
    owners=[OWNER],
    kinds={"python", "parquet"},
    description="Claims of the documents of a month, coded ahead of a build; made only by its own job, after the sources were read.",
    partitions_def=MONTHS,
)
def claims_of_month(context: dg.AssetExecutionContext, project: Project) -> dg.MaterializeResult:
    """Code the documents that were published in a month."""
    month, paths = month_of(context), project.paths
    reference = reference_from({name: project.warehouse.rows(f"SELECT * FROM {name}") for name in READ})
    make = partial(coder_of, reference, paths.sources / "lexicon" / "en")
    documents = [
        row
        for row in project.warehouse.rows("SELECT * EXCLUDE (text) FROM documents ORDER BY document_id")
        if f"{row['published_date']:%Y-%m}" == month
    ]
    own = paths.build / "corpus" / month
    coded = code_documents(make(), documents, paths.archive, own, make, os.cpu_count() or 1)
    paths.claims.mkdir(parents=True, exist_ok=True)
    for batch in sorted(own.glob("*.parquet")):
        draft = paths.claims / f".{batch.stem}.draft"
        shutil.copyfile(batch, draft)
        draft.replace(paths.claims / batch.name)
    says = f"{month}: {coded.n_new} of {len(documents)} documents coded anew"
    context.log.info(says)
    return dg.MaterializeResult(
        metadata={
            "documents": len(documents),
            "coded_anew": coded.n_new,
            "acts": len(coded.acts),
            "figures": len(coded.figures),
            "says": says,
        }
    )
