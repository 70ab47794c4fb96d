-- What became of the great powers’ word
-- Grain: one row an election.
SELECT
    election_id,
    max(stands) FILTER (actor_id = 'CHN') AS china,
    max(stands) FILTER (actor_id = 'IO-EU') AS european_union,
    max(stands) FILTER (actor_id = 'RUS') AS russia,
    max(stands) FILTER (actor_id = 'USA') AS united_states
FROM (
    SELECT election_id, actor_id, CASE WHEN position = 'no_position' THEN silence ELSE position END AS stands
    FROM positions
)
GROUP BY election_id
ORDER BY election_id;
