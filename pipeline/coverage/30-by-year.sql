-- Elections by year of polling
-- Grain: one row a year.
SELECT
    substr(election_id, 5, 4) AS year,
    count(*) AS elections,
    count(*) FILTER (split_part(election_id, '-', 3) = 'PRES') AS of_a_head_of_state,
    count(*) FILTER (split_part(election_id, '-', 3) <> 'PRES') AS of_a_parliament_and_others
FROM elections GROUP BY year ORDER BY year;
