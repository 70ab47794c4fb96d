-- Whose silence means something?
-- Actors that a source says kept back, or that said nothing though their channel was read whole, and that accepted other outcomes.
SELECT p.election_id, p.actor_id, p.silence, p.position, count(o.election_id) AS accepted_elsewhere
FROM positions AS p
JOIN positions AS o
    ON o.actor_id = p.actor_id
    AND o.election_id <> p.election_id
    AND o.position IN ('recognises', 'recognises_with_reservations')
WHERE p.silence IN ('withheld_as_reported', 'silent_within_coverage')
GROUP BY ALL
ORDER BY accepted_elsewhere DESC, p.election_id, p.actor_id
LIMIT 15;
