-- Claims in are claims folded, held or rejected.
-- Table: claim_outcomes
-- Severity: block
-- Rule: 13
SELECT claim_id, claim_table, 'no outcome' AS breaks
FROM (
    SELECT claim_id, 'reported_acts' AS claim_table FROM reported_acts
    UNION ALL
    SELECT claim_id, 'reported_figures' FROM reported_figures
)
ANTI JOIN claim_outcomes USING (claim_id, claim_table)
UNION ALL
SELECT o.claim_id, o.claim_table, 'folded into no fact'
FROM claim_outcomes AS o
ANTI JOIN evidence AS e USING (claim_id)
WHERE o.outcome = 'folded'
ORDER BY ALL
