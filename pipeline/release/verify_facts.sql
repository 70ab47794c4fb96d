-- Responses, verdicts, turnout and printed results without evidence.
-- Grain: one row a fact. Inputs: responses, observation_verdicts, turnout, results, evidence.
WITH facts AS (
    SELECT 'responses' AS record_table, response_id AS record_id FROM responses
    UNION ALL
    SELECT 'observation_verdicts', verdict_id FROM observation_verdicts
    UNION ALL
    SELECT 'turnout', turnout_id FROM turnout
    UNION ALL
    SELECT 'results', result_id FROM results WHERE coalesce(votes, seats) IS NOT NULL OR share_pct IS NOT NULL
)

SELECT 'data/' || record_table || '.parquet', record_id || ': no evidence'
FROM facts
ANTI JOIN evidence USING (record_table, record_id)
ORDER BY ALL
