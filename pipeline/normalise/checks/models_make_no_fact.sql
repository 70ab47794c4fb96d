-- No claim of a model stands behind a fact.
-- Table: evidence
-- Severity: block
-- Rule: 11
SELECT e.record_table, e.record_id, e.claim_id, c.coder
FROM evidence AS e
JOIN (
    SELECT claim_id, coder FROM reported_acts
    UNION ALL
    SELECT claim_id, coder FROM reported_figures
) AS c USING (claim_id)
WHERE starts_with(c.coder, 'model:')
ORDER BY ALL
