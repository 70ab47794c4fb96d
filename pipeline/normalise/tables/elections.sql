-- National elections.
-- Grain: one row an election. Inputs: records, crosswalk.
-- Rule: as coded by hand; the first and last polling days are those of its rounds, the ids those of the crosswalk.
WITH named AS (
    SELECT
        entity_id AS election_id,
        max(value) FILTER (scheme = 'wikidata') AS wikidata,
        max(value) FILTER (scheme = 'nelda') AS nelda,
        max(value) FILTER (scheme = 'parlgov_election') AS parlgov,
        max(value) FILTER (scheme = 'ifes') AS ifes
    FROM crosswalk
    WHERE entity_table IN ('elections', 'election_calendar')
    GROUP BY ALL
)

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
    n.wikidata,
    n.nelda,
    n.parlgov,
    n.ifes,
    trim(e.body ->> 'notes') AS notes
FROM records AS e
JOIN records AS r ON r.election_id = e.election_id AND r.kind = 'round'
LEFT JOIN named AS n ON n.election_id = e.election_id
WHERE e.kind = 'election'
GROUP BY ALL
