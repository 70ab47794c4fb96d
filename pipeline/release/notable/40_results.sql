-- Results that moved
-- Grain: one row a figure of an option.
SELECT
    r.round_id AS round, r.option_id AS option, c.column_name AS figure, c.old_value AS "from", c.new_value AS "to",
    r.document_id AS document
FROM changes.results AS c
JOIN now.results AS r USING (result_id)
WHERE c.change = 'changed' AND c.column_name IN ('votes', 'share_pct', 'seats')
ORDER BY c.result_id, c.column_name
