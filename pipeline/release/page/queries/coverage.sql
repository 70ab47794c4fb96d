-- Stretches of days in which an actor's channel was read.
-- Grain: one row an actor, channel and stretch. Inputs: coverage, publishers.
SELECT c.actor_id, p.name_en AS publisher, c.covered_from, c.covered_to, c.complete
FROM coverage AS c
JOIN publishers AS p USING (publisher_id)
ORDER BY c.actor_id, c.covered_from, p.name_en, c.publisher_id
