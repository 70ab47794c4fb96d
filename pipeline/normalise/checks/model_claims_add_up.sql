-- Claims that a model returned are claims kept and dropped, and the kept ones are all there.
-- Table: model_readings
-- Severity: block
-- Rule: 13
WITH claims AS (
    SELECT document_id, coder, count(*) AS n_kept
    FROM (
        SELECT document_id, coder FROM reported_acts
        UNION ALL
        SELECT document_id, coder FROM reported_figures
    )
    WHERE starts_with(coder, 'model:')
    GROUP BY ALL
)

SELECT m.*, coalesce(c.n_kept, 0) AS n_kept
FROM model_readings AS m
LEFT JOIN claims AS c USING (document_id, coder)
WHERE m.n_returned <> m.n_claims + m.n_dropped OR m.n_claims <> coalesce(c.n_kept, 0)
ORDER BY ALL
