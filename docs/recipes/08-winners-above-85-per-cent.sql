-- Who recognises winners with 85 % of the vote or more?
-- The share is the preferred source's, as printed.
SELECT a.name_en AS actor, count(DISTINCT p.election_id) AS elections, string_agg(DISTINCT p.election_id, ' ' ORDER BY p.election_id) AS which
FROM positions AS p
JOIN results AS r ON r.election_id = p.election_id AND r.preferred AND r.elected AND r.share_pct >= 85
JOIN rounds AS d ON d.round_id = r.round_id AND d.decides
JOIN actors AS a ON a.actor_id = p.actor_id
WHERE p.position IN ('recognises', 'recognises_with_reservations')
GROUP BY ALL
ORDER BY elections DESC, actor
LIMIT 15;
