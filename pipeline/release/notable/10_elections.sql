-- Elections that are new
-- Grain: one row an election.
SELECT e.election_id AS election, e.title_en AS title, e.last_polling_date AS polling
FROM changes.elections AS c
JOIN now.elections AS e USING (election_id)
WHERE c.change = 'added' AND c.column_name IS NULL
ORDER BY e.election_id
