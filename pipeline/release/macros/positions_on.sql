-- Where every watched actor stands on an election, the silent ones too, with the kind of their silence.
-- Grain: one row an actor. Parameter: an election's id; one that is not known gives no row.
CREATE OR REPLACE MACRO positions_on(election) AS TABLE
SELECT
    p.actor_id,
    a.name_en AS actor_name,
    a.actor_kind,
    p.position,
    p.position_since,
    p.silence,
    p.days_to_first_response,
    p.n_responses,
    p.response_ids
FROM positions AS p
JOIN actors AS a ON a.actor_id = p.actor_id
WHERE p.election_id = election
ORDER BY p.position, p.silence, p.actor_id
