-- Rounds of voting and their days.
-- Grain: one row a round and attempt. Inputs: rounds.
SELECT
    round_id,
    election_id,
    round_no,
    attempt_no,
    status,
    polling_start,
    polling_end,
    first_results_on,
    declared_on,
    certified_on,
    inaugurated_on,
    decides,
    count(*) OVER (PARTITION BY election_id) AS n_rounds
FROM rounds
ORDER BY election_id, round_no, attempt_no
