-- Where each watched actor stands, and why it was watched.
-- Grain: one row an election and watched actor. Inputs: positions, actors, actor_names, elections, watched.
WITH reasons AS (
    SELECT election_id, actor_id, string_agg(why, ' ' ORDER BY why) AS why
    FROM watched
    GROUP BY election_id, actor_id
),

acronyms AS (
    SELECT actor_id, min(name) AS acronym
    FROM actor_names
    WHERE name_kind = 'acronym'
    GROUP BY actor_id
)

SELECT
    p.election_id,
    e.title_en AS election,
    e.first_polling_date,
    p.actor_id,
    a.name_en AS actor,
    a.actor_kind,
    n.acronym,
    p.position,
    p.position_since,
    p.n_changes,
    p.first_response_date,
    p.days_to_first_response,
    p.n_responses,
    p.silence,
    r.why
FROM positions AS p
JOIN actors AS a USING (actor_id)
JOIN elections AS e USING (election_id)
LEFT JOIN acronyms AS n ON n.actor_id = p.actor_id
LEFT JOIN reasons AS r USING (election_id, actor_id)
ORDER BY e.first_polling_date DESC NULLS FIRST, p.election_id, a.name_en, p.actor_id
