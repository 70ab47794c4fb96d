-- Rows on an election that were withdrawn or took another id.
-- Grain: one row a table and id. Inputs: retractions, elections.
SELECT e.election_id, r.record_id, r.new_id, r.why, r.retracted_in_release
FROM retractions AS r
JOIN elections AS e ON contains(r.record_id, e.election_id)
WHERE r.table_name IN ('responses', 'observation_verdicts')
ORDER BY e.election_id, r.record_id
