-- Nothing of a publisher's own words goes further than it and its licence let it: no text, no quote.
-- Table: evidence
-- Severity: block
-- Rule: 11
-- Because: what was given away can't be taken back.
SELECT d.document_id, NULL AS evidence_id, d.publisher_id, d.licence, 'text' AS what
FROM documents AS d
JOIN publishers AS p USING (publisher_id)
WHERE d.basis = 'original' AND d.text IS NOT NULL AND NOT (p.may_release AND p.may_store)
UNION ALL
SELECT d.document_id, e.evidence_id, d.publisher_id, d.licence, 'quote'
FROM evidence AS e
JOIN documents AS d USING (document_id)
JOIN publishers AS p USING (publisher_id)
WHERE d.basis = 'original' AND e.quote IS NOT NULL AND NOT (p.may_quote AND p.may_store)
ORDER BY ALL
