-- Actors that responded to an election or observed one.
-- Grain: one row an actor. Inputs: actors, responses, observation_missions.
WITH said AS (
    SELECT actor_id, count(*) AS n_responses, count(DISTINCT election_id) AS n_elections
    FROM responses
    GROUP BY actor_id
),

watching AS (
    SELECT actor_id, count(*) AS n_missions
    FROM observation_missions
    GROUP BY actor_id
)

SELECT
    a.actor_id,
    a.name_en AS name,
    a.actor_kind AS kind,
    a.parent_actor_id AS parent_id,
    p.name_en AS parent,
    coalesce(s.n_responses, 0) AS n_responses,
    coalesce(s.n_elections, 0) AS n_elections,
    coalesce(w.n_missions, 0) AS n_missions
FROM actors AS a
LEFT JOIN said AS s USING (actor_id)
LEFT JOIN watching AS w USING (actor_id)
LEFT JOIN actors AS p ON p.actor_id = a.parent_actor_id
WHERE s.actor_id IS NOT NULL OR w.actor_id IS NOT NULL
ORDER BY a.name_en, a.actor_id
