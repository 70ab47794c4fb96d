-- Responses by day, with names in place of ids.
-- Grain: one row a response. Inputs: responses, elections, actors, persons, options.
-- Rule: a response of which only the month or the year is known stands at the end of it.
SELECT
    r.response_id,
    r.election_id,
    e.title_en AS election,
    e.first_polling_date,
    r.actor_id,
    a.name_en AS actor,
    coalesce(p.name_en, r.speaker_as_written) AS speaker,
    r.speaker_level,
    r.act,
    r.stance,
    r.object,
    o.label_en AS honoree,
    t.name_en AS target,
    r.ask,
    r.channel,
    r.known_from,
    r.modality,
    r.response_date,
    r.date_precision,
    r.days_from_polling,
    r.phase,
    r.qualified,
    r.joint_statement_id,
    r.supersedes_response_id,
    r.review_status
FROM responses AS r
JOIN elections AS e USING (election_id)
JOIN actors AS a ON a.actor_id = r.actor_id
LEFT JOIN actors AS t ON t.actor_id = r.target_actor_id
LEFT JOIN persons AS p ON p.person_id = r.speaker_person_id
LEFT JOIN options AS o ON o.option_id = r.honoree
ORDER BY
    e.first_polling_date DESC NULLS FIRST, r.election_id,
    CASE r.date_precision
        WHEN 'month' THEN last_day(r.response_date)
        WHEN 'year' THEN make_date(year(r.response_date), 12, 31)
        ELSE r.response_date
    END NULLS LAST,
    r.date_precision IN ('month', 'year'), a.name_en, r.response_id
