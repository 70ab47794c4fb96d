-- Ids that changed or were withdrawn
-- Grain: one row table × id.
SELECT table_name AS "table", old_id AS "old id", new_id AS "new id", id_change AS "what", why
FROM changes.id
ORDER BY table_name, old_id
