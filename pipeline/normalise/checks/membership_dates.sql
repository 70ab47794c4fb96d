-- A membership ends after it starts.
-- Table: actor_memberships
-- Severity: block
-- Rule: 7
SELECT member_id, group_id, start_date, end_date
FROM actor_memberships
WHERE end_date < start_date
ORDER BY ALL
