-- What was looked for and not found: actors' responses, and facts of the election.
-- Grain: one row election × actor or fact × day. Inputs: records.
SELECT
    election_id,
    body ->> 'actor' AS actor_id,
    body ->> 'fact' AS fact,
    (body ->> 'on')::DATE AS searched_on,
    string_agg(body ->> 'note', '; ' ORDER BY record_id) AS note
FROM records
WHERE kind = 'search'
GROUP BY ALL
