-- How far rules and hand coding agree on the documents that both coded.
-- Grain: one row pair of coders × variable. Inputs: reported_acts, act_folds, reported_figures.
-- Rule: the unit for acts is document × actor × act, for figures document × option × measure × value; a unit that only one of
-- the two coders has is a disagreement. Alpha needs a common set of units and is not given for them.
WITH units AS (
    SELECT DISTINCT 'acts' AS variable, c.coder LIKE 'human:%' AS by_hand, concat_ws('|', c.document_id, f.actor_id, f.act) AS unit
    FROM reported_acts AS c
    JOIN act_folds AS f USING (claim_id)
    WHERE f.actor_id IS NOT NULL AND f.modality IN ('actual', 'negated', 'future')
    UNION
    SELECT DISTINCT 'figures', coder LIKE 'human:%', concat_ws('|', document_id, option_id, measure, value)
    FROM reported_figures
    WHERE comparator = '='
),

coders AS (
    SELECT
        coalesce(max(coder) FILTER (coder LIKE 'human:%'), 'human:none') AS hand,
        coalesce(max(coder) FILTER (coder LIKE 'rules@%'), 'rules@none') AS rules
    FROM reported_acts
),

both_coders AS (
    SELECT variable, unit, count(*) = 2 AS agreed FROM units GROUP BY ALL
)

SELECT
    k.hand AS coder_a,
    k.rules AS coder_b,
    b.variable,
    count(*) AS n,
    count(*) FILTER (b.agreed) AS n_agree,
    (count(*) FILTER (b.agreed) / count(*))::DECIMAL(5, 4) AS agreement,
    NULL::DECIMAL(5, 4) AS alpha
FROM both_coders AS b, coders AS k
GROUP BY ALL
