-- Findings of observers that are new or changed
-- Grain: one row a finding.
SELECT DISTINCT v.election_id AS election, v.actor_id AS observer, v.stage, v.overall, c.change
FROM changes.observation_verdicts AS c
JOIN now.observation_verdicts AS v USING (verdict_id)
WHERE c.column_name IS NULL OR c.column_name IN ('overall', 'free', 'fair')
ORDER BY ALL
