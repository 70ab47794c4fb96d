-- Figures claimed against the official ones name who claims them, and only such figures and parallel counts do.
-- Table: results
-- Severity: block
-- Rule: 2
SELECT result_id, result_status, claimant_actor_id
FROM results
WHERE (result_status = 'contested_claim' AND claimant_actor_id IS NULL)
    OR (claimant_actor_id IS NOT NULL AND coalesce(result_status NOT IN ('contested_claim', 'parallel_count'), true))
ORDER BY result_id
