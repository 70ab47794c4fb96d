-- Silence within coverage excludes a response and needs a channel read without gaps.
-- Table: positions
-- Severity: block
-- Rule: 10
SELECT p.election_id, p.actor_id, p.silence, p.n_responses
FROM positions AS p
WHERE p.silence IN ('silent_within_coverage', 'not_found', 'not_monitored') AND p.n_responses > 0
    OR p.silence = 'silent_within_coverage' AND NOT EXISTS (FROM coverage AS c WHERE c.actor_id = p.actor_id AND c.complete)
ORDER BY ALL
