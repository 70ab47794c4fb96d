-- Positions that changed
-- Grain: one row an election × actor.
SELECT c.election_id AS election, c.actor_id AS actor, c.old_value AS "from", c.new_value AS "to"
FROM changes.positions AS c
WHERE c.change = 'changed' AND c.column_name = 'position'
ORDER BY c.election_id, c.actor_id
