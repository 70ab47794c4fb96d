-- A search was for an actor's response or for a fact, not for both.
-- Table: searches
-- Severity: block
-- Rule: gaps
SELECT election_id, actor_id, fact, searched_on
FROM searches
WHERE (actor_id IS NULL) = (fact IS NULL)
ORDER BY ALL
