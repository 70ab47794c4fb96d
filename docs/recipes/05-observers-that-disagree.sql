-- On which elections do observers disagree?
-- Elections where one mission found the vote acceptable and another did not.
SELECT
    election_id,
    string_agg(DISTINCT actor_id, ' ' ORDER BY actor_id) FILTER (overall = 'acceptable') AS acceptable,
    string_agg(DISTINCT actor_id, ' ' ORDER BY actor_id) FILTER (overall = 'mixed') AS mixed,
    string_agg(DISTINCT actor_id, ' ' ORDER BY actor_id) FILTER (overall = 'unacceptable') AS unacceptable
FROM observation_verdicts
GROUP BY ALL
HAVING bool_or(overall = 'acceptable') AND bool_or(overall IN ('mixed', 'unacceptable'))
ORDER BY election_id;
