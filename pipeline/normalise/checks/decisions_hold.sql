-- Every decision still applies to what it was made on.
-- Table: decisions
-- Severity: flag
-- Rule: review
-- Because: a text that has changed opens its decisions again, they wait for a reader and are not applied meanwhile.
SELECT r.path, r.line, d.rule, d.why, d.decision, d.claim_id
FROM decisions AS d
JOIN records AS r ON r.record_id = d.decision_id
WHERE d.state = 'reopened' OR (d.state = 'gone' AND d.decision IN ('accept', 'open'))
ORDER BY ALL
