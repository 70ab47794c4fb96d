-- The actor of a response is not the election's own state, but for rebuttals and for what it does with observers.
-- Table: responses
-- Severity: block
-- Rule: 8
SELECT r.response_id, r.actor_id, r.act
FROM responses AS r
JOIN elections AS e USING (election_id)
JOIN actors AS a ON a.actor_id = r.actor_id
WHERE a.country_id = e.country_id AND r.act NOT IN ('rebut', 'observe')
ORDER BY ALL
