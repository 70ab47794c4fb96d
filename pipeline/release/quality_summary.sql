-- The quality of a release in brief: what was claimed and turned away, and how much of what was folded humans have read.
-- Grain: one row. Inputs: claim_outcomes, quarantine, review_progress.
SELECT
    (SELECT count(*) FROM claim_outcomes) AS claims,
    (SELECT count(*) FROM quarantine) AS quarantined,
    coalesce(sum(n_facts), 0)::BIGINT AS facts,
    coalesce(sum(n_facts_reviewed), 0)::BIGINT AS facts_reviewed,
    round(sum(n_facts_reviewed)::DECIMAL(18, 4) / nullif(sum(n_facts), 0), 4)::DECIMAL(5, 4)::VARCHAR AS share_reviewed
FROM review_progress
