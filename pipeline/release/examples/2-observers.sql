-- Observers that found differently on one election
-- Grain: one row a finding.
SELECT election_id, actor_id, stage, overall, issued_on
FROM observation_verdicts
QUALIFY min(overall) OVER (PARTITION BY election_id) <> max(overall) OVER (PARTITION BY election_id)
ORDER BY election_id, issued_on, verdict_id;
