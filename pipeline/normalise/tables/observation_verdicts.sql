-- What observers found.
-- Grain: one row mission × stage. Inputs: act_folds, reported_acts.
-- Rule: a claim that a human decided on speaks before hand coding, hand coding before the rules, the earlier claim before the later.
SELECT
    f.record_id AS verdict_id,
    'M-' || f.election_id || '-' || f.actor_id AS mission_id,
    f.election_id,
    f.actor_id,
    f.stage,
    first(f.overall ORDER BY f.adjudicated DESC, c.coder LIKE 'human:%' DESC, c.claim_id) AS overall,
    first(c.free ORDER BY c.coder LIKE 'human:%' DESC, c.claim_id) FILTER (c.free IS NOT NULL) AS free,
    first(c.fair ORDER BY c.coder LIKE 'human:%' DESC, c.claim_id) FILTER (c.fair IS NOT NULL) AS fair,
    first(f.act_date ORDER BY list_position(['day', 'on_or_before', 'month', 'year'], f.act_date_precision), f.act_date, f.claim_id) FILTER (f.act_date IS NOT NULL) AS issued_on,
    first(f.act_date_precision ORDER BY list_position(['day', 'on_or_before', 'month', 'year'], f.act_date_precision), f.act_date, f.claim_id) FILTER (f.act_date IS NOT NULL) AS issued_precision,
    count(DISTINCT f.document_id)::INTEGER AS n_documents,
    CASE
        WHEN bool_or(f.adjudicated) THEN 'adjudicated'
        WHEN bool_or(c.coder LIKE 'human:%') AND bool_or(c.coder NOT LIKE 'human:%') THEN 'double_coded'
        WHEN bool_or(c.coder LIKE 'human:%') THEN 'single_coded'
        ELSE 'machine'
    END AS review_status
FROM act_folds AS f
JOIN reported_acts AS c USING (claim_id)
WHERE f.record_table = 'observation_verdicts'
GROUP BY ALL
