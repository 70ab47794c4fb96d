-- Whose reaction to an election is looked for, and why.
-- Grain: one row election × actor × reason. Inputs: elections, actors, actor_memberships, borders, watch_list, codes.watched_rule.
-- Rule: sources/rules/watched.csv says which reasons there are; `parameter` lists actors or organisations, separated by spaces. What has
-- dates counts where it held on a polling day: the day that is not known is no bar. Guests of a body do not make it the country's body,
-- suspended members do. The election's own country is never watched.
WITH named AS (
    SELECT r.why, r.rule, unnest(string_split(r.parameter, ' ')) AS actor_id FROM codes.watched_rule AS r WHERE r.parameter IS NOT NULL
),

dated AS (
    SELECT w.why, NULL AS country_id, w.actor_id, NULL::DATE AS start_date, NULL::DATE AS end_date FROM named AS w WHERE w.rule = 'actors'
    UNION ALL
    SELECT w.why, NULL, m.member_id, m.start_date, m.end_date
    FROM named AS w
    JOIN actor_memberships AS m ON m.group_id = w.actor_id AND m.membership_kind = 'member'
    WHERE w.rule = 'members_of'
    UNION ALL
    SELECT w.why, NULL, l.actor_id, l.start_date, l.end_date FROM codes.watched_rule AS w CROSS JOIN watch_list AS l WHERE w.rule = 'watch_list'
    UNION ALL
    SELECT w.why, b.actor_id, b.neighbour_id, b.start_date, b.end_date FROM codes.watched_rule AS w CROSS JOIN borders AS b WHERE w.rule = 'borders'
    UNION ALL
    SELECT w.why, m.member_id, m.group_id, m.start_date, m.end_date
    FROM named AS w
    JOIN actor_memberships AS m ON m.group_id = w.actor_id AND m.membership_kind <> 'observer'
    WHERE w.rule = 'bodies_of_the_country'
)

SELECT e.election_id, d.actor_id, d.why, min(d.start_date) AS since_date
FROM elections AS e
JOIN dated AS d
    ON coalesce(d.country_id = e.country_id, true)
    AND coalesce(d.start_date <= e.last_polling_date, true)
    AND coalesce(d.end_date >= e.first_polling_date, true)
JOIN actors AS a ON a.actor_id = d.actor_id AND a.country_id IS DISTINCT FROM e.country_id
GROUP BY ALL
