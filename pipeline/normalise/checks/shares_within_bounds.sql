-- A share lies between 0 and 100.
-- Table: results
-- Severity: block
-- Rule: 1
SELECT result_id, share_pct
FROM results
WHERE share_pct NOT BETWEEN 0 AND 100
ORDER BY ALL
