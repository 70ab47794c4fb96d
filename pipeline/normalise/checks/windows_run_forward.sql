-- A window of a feed ends after it begins.
-- Table: coverage
-- Severity: block
-- Rule: coverage
SELECT w.publisher_id, w.feed_url, w.from_at, w.to_at
FROM feed_windows AS w
WHERE w.from_at >= w.to_at
ORDER BY ALL
