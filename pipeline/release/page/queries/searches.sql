-- What was looked for and not found.
-- Grain: one row an election, actor and day. Inputs: searches, actors.
SELECT s.election_id, s.actor_id, a.name_en AS actor, s.searched_on, s.note
FROM searches AS s
JOIN actors AS a USING (actor_id)
ORDER BY s.election_id, a.name_en, s.actor_id, s.searched_on
