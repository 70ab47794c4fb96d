-- Responses that say something else
-- Grain: one row a response × column.
SELECT c.response_id AS response, c.column_name AS "column", c.old_value AS "from", c.new_value AS "to"
FROM changes.responses AS c
WHERE c.change = 'changed' AND c.column_name IN ('act', 'object', 'honoree', 'target_actor_id', 'ask', 'modality', 'response_date')
ORDER BY c.response_id, c.column_name
