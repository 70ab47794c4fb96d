-- Elections, newest first, with what stands behind each.
-- Grain: one row an election. Inputs: elections, countries, responses, observation_verdicts.
WITH said AS (
    SELECT election_id, count(*) AS n_responses, count(DISTINCT actor_id) AS n_actors
    FROM responses
    GROUP BY election_id
),

found AS (
    SELECT election_id, count(*) AS n_verdicts
    FROM observation_verdicts
    GROUP BY election_id
)

SELECT
    e.election_id,
    e.country_id,
    c.name_en AS country,
    e.office,
    e.title_en AS title,
    e.status,
    e.contestation,
    e.first_polling_date,
    e.last_polling_date,
    e.notes,
    coalesce(s.n_responses, 0) AS n_responses,
    coalesce(s.n_actors, 0) AS n_actors,
    coalesce(f.n_verdicts, 0) AS n_verdicts
FROM elections AS e
JOIN countries AS c USING (country_id)
LEFT JOIN said AS s USING (election_id)
LEFT JOIN found AS f USING (election_id)
ORDER BY e.first_polling_date DESC NULLS FIRST, e.election_id
