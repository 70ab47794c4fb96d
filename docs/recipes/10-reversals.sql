-- Who changed position?
-- One row a change; the response is the one that made it.
SELECT c.election_id, c.actor_id, c.previous_position AS was, c.position AS became, c.changed_on, r.act, r.response_id
FROM position_changes AS c
JOIN responses AS r USING (response_id)
WHERE c.previous_position IS NOT NULL
ORDER BY c.election_id, c.actor_id, c.change_no
LIMIT 25;
