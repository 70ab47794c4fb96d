-- Elections by region
-- By the regional organisation that the country belongs to, or once did; those of none are counted as others.
-- Grain: one row a region.
WITH placed AS (
    SELECT
        CASE
            WHEN bool_or(m.group_id = 'IO-AU') THEN 'Africa (African Union)'
            WHEN bool_or(m.group_id = 'IO-OAS') THEN 'Americas (Organization of American States)'
            WHEN bool_or(m.group_id = 'IO-COE') THEN 'Europe (Council of Europe)'
            WHEN bool_or(m.group_id = 'IO-PIF') THEN 'Pacific (Pacific Islands Forum)'
            WHEN bool_or(m.group_id IN ('IO-ASEAN', 'IO-SAARC')) THEN 'South and South-East Asia (ASEAN, SAARC)'
            WHEN bool_or(m.group_id IN ('IO-LAS', 'IO-GCC')) THEN 'West Asia (Arab League)'
            WHEN bool_or(m.group_id = 'IO-CIS') THEN 'Central Asia and eastern Europe (CIS)'
            ELSE 'Others'
        END AS region,
        e.election_id,
    FROM elections AS e LEFT JOIN actor_memberships AS m ON m.member_id = e.country_id AND m.membership_kind = 'member'
    GROUP BY e.election_id
)
SELECT region, count(*) AS elections, count(DISTINCT left(election_id, 3)) AS countries FROM placed GROUP BY region ORDER BY elections DESC, region;
