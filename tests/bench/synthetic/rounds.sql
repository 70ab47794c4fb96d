-- The one round of each election.
-- Grain: one row an election. Inputs: elections.
SELECT
    election_id || '.r1a1' AS round_id,
    election_id,
    1 AS round_no,
    1 AS attempt_no,
    'held' AS status,
    first_polling_date AS polling_start,
    last_polling_date AS polling_end,
    first_polling_date + 1 AS declared_on,
    true AS decides
FROM elections
