-- Texts of others that may not be given away: originals and their quotes where licence or publisher forbids it, quotes that stand in no
-- evidence, and publishers that give more than their licence.
-- Grain: one row a breach. Inputs: documents, evidence, responses_flat, publisher_rights. Parameter: the licences that let a text be given away.
SELECT 'documents' AS table_name, d.document_id AS row_id, 'text under ' || d.licence AS what
FROM documents AS d
WHERE d.text IS NOT NULL AND d.basis = 'original' AND NOT list_contains($free::VARCHAR[], d.licence)
UNION ALL
SELECT 'documents', d.document_id, 'text of ' || d.publisher_id
FROM documents AS d
JOIN publisher_rights AS p USING (publisher_id)
WHERE d.text IS NOT NULL AND d.basis = 'original' AND list_contains($free::VARCHAR[], d.licence) AND NOT p.may_release
UNION ALL
SELECT 'evidence', e.evidence_id, 'quote under ' || d.licence
FROM evidence AS e
JOIN documents AS d USING (document_id)
WHERE e.quote IS NOT NULL AND d.basis = 'original' AND NOT list_contains($free::VARCHAR[], d.licence)
UNION ALL
SELECT 'evidence', e.evidence_id, 'quote of ' || d.publisher_id
FROM evidence AS e
JOIN documents AS d USING (document_id)
JOIN publisher_rights AS p USING (publisher_id)
WHERE e.quote IS NOT NULL AND d.basis = 'original' AND list_contains($free::VARCHAR[], d.licence) AND NOT p.may_quote
UNION ALL
SELECT 'publishers', p.publisher_id, 'more rights than ' || p.licence || ' gives'
FROM publisher_rights AS p
WHERE (p.may_quote OR p.may_release) AND NOT list_contains($free::VARCHAR[], p.licence)
UNION ALL
SELECT 'responses_flat', f.response_id, 'quote that stands in no evidence of the response'
FROM responses_flat AS f
WHERE f.quote IS NOT NULL AND NOT EXISTS (
    SELECT 1
    FROM evidence AS e
    WHERE e.record_table = 'responses' AND e.record_id = f.response_id AND e.quote = f.quote
)
ORDER BY ALL
