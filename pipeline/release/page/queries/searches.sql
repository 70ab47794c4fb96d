-- What was looked for and not found.
-- Grain: one row an election, actor or fact, and day; facts come first. Inputs: searches, actors.
SELECT s.election_id, s.fact, s.actor_id, a.name_en AS actor, s.searched_on, s.note
FROM searches AS s
LEFT JOIN actors AS a USING (actor_id)
ORDER BY s.election_id, s.fact NULLS LAST, a.name_en, s.actor_id, s.searched_on
