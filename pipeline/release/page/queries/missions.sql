-- Observer missions and what they found, in the order of their findings; a mission without a finding has one row.
-- Grain: one row a mission and stage. Inputs: observation_missions, observation_verdicts, actors, elections.
SELECT
    m.mission_id,
    m.election_id,
    e.title_en AS election,
    e.first_polling_date,
    m.actor_id,
    a.name_en AS actor,
    m.mission_kind,
    m.n_observers,
    v.verdict_id,
    v.stage,
    v.overall,
    v.free,
    v.fair,
    v.issued_on,
    v.issued_precision,
    v.review_status
FROM observation_missions AS m
JOIN actors AS a USING (actor_id)
JOIN elections AS e USING (election_id)
LEFT JOIN observation_verdicts AS v ON v.mission_id = m.mission_id
ORDER BY e.first_polling_date DESC NULLS FIRST, m.election_id, v.issued_on NULLS LAST, a.name_en, m.mission_id, v.verdict_id
