-- A round without a vote has neither votes nor shares.
-- Table: results
-- Severity: block
-- Rule: 2
SELECT r.result_id, r.votes, r.share_pct
FROM results AS r
JOIN rounds AS d USING (round_id)
WHERE d.status IN ('uncontested', 'cancelled', 'scheduled') AND (r.votes IS NOT NULL OR r.share_pct IS NOT NULL)
ORDER BY r.result_id
