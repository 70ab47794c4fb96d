-- A membership ends after it starts, two of a kind do not overlap, and only a member is suspended.
-- Table: actor_memberships
-- Severity: block
-- Rule: 7
WITH dated AS (
    SELECT
        *,
        coalesce(start_date, DATE '0001-01-01') AS first_day,
        coalesce(end_date, DATE '9999-12-31') AS last_day
    FROM actor_memberships
)

SELECT member_id, group_id, membership_kind, start_date, end_date, 'ends before it starts' AS breaks
FROM dated
WHERE last_day < first_day
UNION ALL
SELECT a.member_id, a.group_id, a.membership_kind, a.start_date, a.end_date, 'overlaps with that from ' || b.first_day
FROM dated AS a
JOIN dated AS b
    ON b.member_id = a.member_id AND b.group_id = a.group_id AND b.membership_kind = a.membership_kind
    AND a.first_day < b.first_day AND a.last_day >= b.first_day
UNION ALL
SELECT s.member_id, s.group_id, s.membership_kind, s.start_date, s.end_date, 'is suspended without being a member'
FROM dated AS s
WHERE s.membership_kind = 'suspended' AND NOT EXISTS (
    FROM dated AS m
    WHERE m.member_id = s.member_id AND m.group_id = s.group_id AND m.membership_kind = 'member'
        AND m.first_day <= s.first_day AND m.last_day >= s.last_day
)
ORDER BY ALL
