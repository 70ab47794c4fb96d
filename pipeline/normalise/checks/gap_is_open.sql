-- What stands under gaps is not held: neither the fact nor a response of the actor.
-- Table: searches
-- Severity: flag
-- Rule: gaps
-- Because: what was found since closes the gap, and the entry goes; that an actor is reported to keep back is no response of its own.
SELECT 'sources/elections/' || s.election_id || '/election.yaml' AS path, s.election_id, coalesce(s.fact, s.actor_id) AS held, s.searched_on
FROM searches AS s
WHERE EXISTS (FROM completeness AS c WHERE c.election_id = s.election_id AND c.fact = s.fact AND c.state = 'given')
    OR EXISTS (FROM responses AS r WHERE r.election_id = s.election_id AND r.actor_id = s.actor_id AND r.act <> 'withhold')
ORDER BY ALL
