-- Who congratulated within two days of a disputed vote
-- Grain: one row a response.
SELECT r.election_id, r.actor_name, r.speaker, r.response_date, e.contestation
FROM responses_flat AS r
JOIN elections AS e USING (election_id)
WHERE r.act = 'congratulate' AND r.days_from_polling <= 2 AND e.contestation <> 'none'
ORDER BY r.election_id, r.response_date, r.actor_name, r.response_id;
