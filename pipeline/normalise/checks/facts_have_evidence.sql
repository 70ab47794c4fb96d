-- Every result, turnout, verdict and response has evidence.
-- Table: evidence
-- Severity: block
-- Rule: 11
WITH facts AS (
    SELECT 'results' AS record_table, result_id AS record_id FROM results
    WHERE coalesce(votes, seats) IS NOT NULL OR share_pct IS NOT NULL
    UNION ALL
    SELECT 'turnout', turnout_id FROM turnout
    UNION ALL
    SELECT 'observation_verdicts', verdict_id FROM observation_verdicts
    UNION ALL
    SELECT 'responses', response_id FROM responses
)

SELECT f.*
FROM facts AS f
ANTI JOIN evidence AS e USING (record_table, record_id)
ORDER BY ALL
