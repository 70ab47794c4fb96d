"""The licence gate: no text of others that may not be given away gets into a release."""

import duckdb

GATE = """
SELECT 'documents' AS table_name, d.document_id AS row_id, d.licence
FROM documents AS d
WHERE d.text IS NOT NULL AND d.basis = 'original' AND d.licence NOT IN (SELECT unnest(?::VARCHAR[]))
UNION ALL
SELECT 'evidence', e.evidence_id, d.licence
FROM evidence AS e
JOIN documents AS d USING (document_id)
WHERE e.quote IS NOT NULL AND d.basis = 'original' AND d.licence NOT IN (SELECT unnest(?::VARCHAR[]))
ORDER BY ALL
"""


class LicenceBreach(Exception):
    """A row holds text that its licence does not allow to be given away."""


def check_licences(connection: duckdb.DuckDBPyConnection, free: list[str]) -> None:
    """Raise LicenceBreach naming every row that holds text of others under a licence that is not among `free`."""
    rows = connection.execute(GATE, [free, free]).fetchall()
    if rows:
        listed = "\n".join(f"{table} {row}: text under {licence}" for table, row, licence in rows)
        raise LicenceBreach(f"{len(rows)} rows hold text that may not be given away\n{listed}")
