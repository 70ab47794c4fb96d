-- Where does a member of the European Union stand apart from it?
-- The Union's row is its own; members are those of the polling day.
SELECT u.election_id, u.position AS the_union, p.position AS the_member, string_agg(p.actor_id, ' ' ORDER BY p.actor_id) AS members
FROM positions AS u
JOIN elections AS e USING (election_id)
JOIN actor_memberships AS m
    ON m.group_id = 'IO-EU'
    AND m.membership_kind = 'member'
    AND m.start_date <= e.last_polling_date
    AND coalesce(m.end_date >= e.last_polling_date, true)
JOIN positions AS p ON p.election_id = u.election_id AND p.actor_id = m.member_id
WHERE u.actor_id = 'IO-EU' AND u.position <> 'no_position' AND p.position NOT IN (u.position, 'no_position')
GROUP BY ALL
ORDER BY u.election_id, the_member;
