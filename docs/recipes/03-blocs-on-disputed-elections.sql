-- Which actors take the same side on disputed elections?
-- Pairs that both took a position on two or more elections whose outcome is disputed; sides are accepting, keeping back, refusing.
WITH sides AS (
    SELECT
        p.election_id,
        p.actor_id,
        CASE
            WHEN p.position IN ('recognises', 'recognises_with_reservations') THEN 'accepts'
            WHEN p.position IN ('rejects_result', 'recognises_rival') THEN 'refuses'
            WHEN p.position = 'withholds' THEN 'keeps back'
        END AS side
    FROM positions AS p
    JOIN elections AS e USING (election_id)
    WHERE e.contestation <> 'none'
)

SELECT x.actor_id AS one, y.actor_id AS other, count(*) AS elections, count(*) FILTER (x.side = y.side) AS same_side
FROM sides AS x
JOIN sides AS y ON y.election_id = x.election_id AND x.actor_id < y.actor_id
WHERE x.side IS NOT NULL AND y.side IS NOT NULL
GROUP BY ALL
HAVING count(*) >= 3
ORDER BY same_side / count(*) DESC, elections DESC, one, other
LIMIT 15;
