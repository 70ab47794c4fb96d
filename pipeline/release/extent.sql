-- From when to when elections, responses and findings run.
-- Grain: one row. Inputs: elections, responses, observation_verdicts.
SELECT min(day)::VARCHAR AS first_day, max(day)::VARCHAR AS last_day
FROM (
    SELECT first_polling_date AS day FROM elections
    UNION ALL
    SELECT last_polling_date FROM elections
    UNION ALL
    SELECT response_date FROM responses
    UNION ALL
    SELECT issued_on FROM observation_verdicts
)
