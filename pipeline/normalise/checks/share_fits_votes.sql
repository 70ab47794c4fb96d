-- An option's share fits its votes.
-- Table: results
-- Severity: flag
-- Rule: 3
-- Because: the base is the one that the other options of the same count imply; a figure that implies another is a misprint of
-- somebody's, kept and not preferred.
WITH based AS (
    SELECT *, median(votes * 100.0 / nullif(share_pct, 0)) OVER (PARTITION BY round_id, document_id, version_no) AS usual_base
    FROM results
    WHERE votes IS NOT NULL AND share_pct IS NOT NULL
)

SELECT result_id, votes, share_pct, round(100.0 * votes / nullif(usual_base, 0), 2) AS share_computed
FROM based
WHERE abs(share_pct - 100.0 * votes / nullif(usual_base, 0)) > 0.2
ORDER BY ALL
