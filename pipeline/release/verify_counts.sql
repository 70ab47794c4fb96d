-- Counts that do not add up: every claim has one outcome, every folded claim stands behind a fact.
-- Grain: one row a mismatch. Inputs: reported_acts, reported_figures, claim_outcomes, evidence, responses, responses_flat.
SELECT 'data/claim_outcomes.parquet', 'claims ' || claims || ', outcomes ' || outcomes
FROM (
    SELECT
        (SELECT count(*) FROM reported_acts) + (SELECT count(*) FROM reported_figures) AS claims,
        (SELECT count(*) FROM claim_outcomes) AS outcomes
)
WHERE claims <> outcomes
UNION ALL
SELECT 'data/evidence.parquet', 'folded claims ' || folded || ', claims behind facts ' || behind
FROM (
    SELECT
        (SELECT count(*) FROM claim_outcomes WHERE outcome = 'folded') AS folded,
        (SELECT count(DISTINCT claim_id) FROM evidence) AS behind
)
WHERE folded <> behind
UNION ALL
SELECT 'data/responses_flat.parquet', 'responses ' || narrow || ', wide rows ' || wide
FROM (SELECT (SELECT count(*) FROM responses) AS narrow, (SELECT count(*) FROM responses_flat) AS wide)
WHERE narrow <> wide
