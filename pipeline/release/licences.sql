-- Texts of others that may not be given away: originals under a closed licence, and quotes that stand in no evidence.
-- Grain: one row a breach. Inputs: documents, evidence, responses_flat. Parameter: the licences that let a text be given away.
SELECT 'documents' AS table_name, document_id AS row_id, 'text under ' || licence AS what
FROM documents
WHERE text IS NOT NULL AND basis = 'original' AND NOT list_contains($free::VARCHAR[], licence)
UNION ALL
SELECT 'evidence', e.evidence_id, 'quote under ' || d.licence
FROM evidence AS e
JOIN documents AS d USING (document_id)
WHERE e.quote IS NOT NULL AND d.basis = 'original' AND NOT list_contains($free::VARCHAR[], d.licence)
UNION ALL
SELECT 'responses_flat', f.response_id, 'quote that stands in no evidence of the response'
FROM responses_flat AS f
WHERE f.quote IS NOT NULL AND NOT EXISTS (
    SELECT 1
    FROM evidence AS e
    WHERE e.record_table = 'responses' AND e.record_id = f.response_id AND e.quote = f.quote
)
ORDER BY ALL
