-- Turnout that moved
-- Grain: one row a figure of a round.
SELECT t.round_id AS round, c.column_name AS figure, c.old_value AS "from", c.new_value AS "to", t.document_id AS document
FROM changes.turnout AS c
JOIN now.turnout AS t USING (turnout_id)
WHERE c.change = 'changed'
    AND c.column_name IN ('registered', 'ballots_cast', 'valid_votes', 'invalid_votes', 'blank_votes', 'turnout_pct')
ORDER BY c.turnout_id, c.column_name
