-- The seats of a deciding round do not exceed those at stake; seats filled without a vote are among an option's seats.
-- Table: results
-- Severity: flag
-- Rule: 2
-- Because: a source's misprint is kept and shown.
SELECT round_id, option_id, n_seats, n_limit, what
FROM (
    SELECT r.round_id, NULL AS option_id, sum(r.seats)::BIGINT AS n_seats, any_value(e.seats_at_stake)::BIGINT AS n_limit, 'more than at stake' AS what
    FROM results AS r
    JOIN rounds AS d USING (round_id)
    JOIN elections AS e ON e.election_id = r.election_id
    WHERE r.preferred AND d.decides
    GROUP BY r.round_id
    UNION ALL
    SELECT round_id, option_id, seats_uncontested, coalesce(seats, 0), 'more uncontested than won'
    FROM results
)
WHERE n_seats > n_limit
ORDER BY ALL
