-- A position and the responses behind it agree.
-- Table: positions
-- Severity: block
-- Rule: 9
SELECT p.election_id, p.actor_id, p.position, p.n_responses, count(r.response_id) AS found
FROM positions AS p
LEFT JOIN responses AS r ON r.election_id = p.election_id AND r.actor_id = p.actor_id
GROUP BY ALL
HAVING p.n_responses <> count(r.response_id) OR (p.position <> 'no_position' AND count(r.response_id) = 0)
ORDER BY ALL
