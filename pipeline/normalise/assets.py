"""The door of the third room: one asset for each fold."""

import dagster as dg

from pipeline.normalise.folds import Query, queries
from pipeline.resources import Project
from pipeline.tables import table_metadata, table_spec


def fold_asset(query: Query) -> dg.AssetsDefinition:
    """The asset that a `.sql` file makes; what it reads is what it depends on."""

    @dg.multi_asset(specs=[table_spec(query.name, query.inputs, kinds=("sql", "duckdb"))], name=f"fold_{query.name}")
    def fold(project: Project) -> dg.MaterializeResult:
        project.warehouse.write_query(query.name, query.sql)
        metadata = {
            **table_metadata(project.warehouse, query.name),
            "query": dg.MetadataValue.md(f"```sql\n{query.sql}\n```"),
        }
        return dg.MaterializeResult(asset_key=query.name, metadata=metadata)

    return fold


folds = [fold_asset(query) for query in queries("tables").values()]
