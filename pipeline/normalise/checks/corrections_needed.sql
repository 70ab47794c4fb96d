-- A claim is rejected, amended or added only as long as the coder does not do right by itself.
-- Table: decisions
-- Severity: block
-- Rule: review
SELECT r.path, r.line, d.rule, d.why, d.decision, d.claim_id
FROM decisions AS d
JOIN records AS r ON r.record_id = d.decision_id
WHERE d.state = 'gone' AND d.decision IN ('reject', 'amend', 'add')
ORDER BY ALL
