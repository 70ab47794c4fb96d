-- Responses that are new, by act
-- Grain: one row an act.
SELECT r.act, count(*) AS responses, count(DISTINCT r.election_id) AS elections, count(DISTINCT r.actor_id) AS actors
FROM changes.responses AS c
JOIN now.responses AS r USING (response_id)
WHERE c.change = 'added' AND c.column_name IS NULL
GROUP BY r.act
ORDER BY responses DESC, r.act
