-- An option has exactly one preferred result a round, and it is no figure that misfits where another fits.
-- Table: results
-- Severity: block
-- Rule: preferred
SELECT round_id, option_id, sum(preferred::INTEGER) AS n_preferred
FROM results
GROUP BY ALL
HAVING sum(preferred::INTEGER) <> 1
ORDER BY ALL
