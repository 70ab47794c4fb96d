-- What was looked for and not found.
-- Grain: one row election × actor × day. Inputs: records.
SELECT election_id, body ->> 'actor' AS actor_id, (body ->> 'on')::DATE AS searched_on, string_agg(body ->> 'note', '; ' ORDER BY record_id) AS note
FROM records
WHERE kind = 'search'
GROUP BY ALL
