-- National elections.
-- Grain: one row an election. Inputs: records.
-- Rule: as coded by hand; the first and last polling days are those of its rounds.
SELECT
    e.election_id,
    e.body ->> 'country' AS country_id,
    e.body ->> 'office' AS office,
    e.body ->> 'title' AS title_en,
    e.body ->> 'status' AS status,
    coalesce(e.body ->> 'contestation', 'none') AS contestation,
    (e.body ->> 'snap')::BOOLEAN AS snap,
    coalesce(e.body ->> 'directness', 'direct') AS directness,
    min((r.body ->> 'first')::DATE) AS first_polling_date,
    max((r.body ->> 'last')::DATE) AS last_polling_date,
    count(*)::INTEGER AS n_rounds,
    e.body ->> 'event_group' AS event_group_id,
    e.body ->> 'reruns' AS reruns_election_id,
    (e.body ->> 'seats')::INTEGER AS seats_at_stake,
    trim(e.body ->> 'notes') AS notes
FROM records AS e
JOIN records AS r ON r.election_id = e.election_id AND r.kind = 'round'
WHERE e.kind = 'election'
GROUP BY ALL
