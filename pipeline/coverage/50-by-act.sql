-- Responses by act
-- Grain: one row an act.
SELECT act, count(*) AS responses, count(DISTINCT actor_id) AS actors, count(DISTINCT election_id) AS elections
FROM responses GROUP BY act ORDER BY responses DESC, act;
