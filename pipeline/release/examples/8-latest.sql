-- Where the watched actors stand on the latest election
-- Grain: one row an actor.
SELECT p.election_id, a.name_en AS actor, p.position, p.position_since, p.silence
FROM positions AS p
JOIN actors AS a ON a.actor_id = p.actor_id
WHERE p.election_id = (SELECT max_by(election_id, (last_polling_date, election_id)) FROM elections SEMI JOIN positions USING (election_id))
ORDER BY p.position = 'no_position', p.position, p.silence, actor;
