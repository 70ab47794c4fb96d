-- Who withheld, rejected, or changed its mind
-- Grain: one row an election and watched actor.
SELECT election_id, actor_id, position, position_since, n_changes
FROM positions
WHERE position IN ('withholds', 'rejects_result', 'recognises_rival') OR n_changes > 1
ORDER BY election_id, position, actor_id;
