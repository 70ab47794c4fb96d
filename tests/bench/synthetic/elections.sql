-- One election for every thousand claims, each in a country of its own that begins with A to M.
-- Grain: one row an election. Inputs: the variable `claims`.
SELECT
    country_id || '-' || strftime(polling, '%Y%m') || '-PRES' AS election_id,
    country_id,
    'PRES' AS office,
    'An election' AS title_en,
    'held' AS status,
    'none' AS contestation,
    'direct' AS directness,
    polling AS first_polling_date,
    polling AS last_polling_date,
    1 AS n_rounds
FROM (
    SELECT
        chr((65 + e // 676)::INTEGER) || chr((65 + e // 26 % 26)::INTEGER) || chr((65 + e % 26)::INTEGER) AS country_id,
        DATE '2015-01-01' + (e * 37 % 3000)::INTEGER AS polling
    FROM range(getvariable('claims') // 1000) AS t (e)
)
