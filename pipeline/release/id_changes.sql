-- Ids that stood in an earlier version and are accounted for since.
-- Grain: one row table × old id.
-- Rule: an id was merged where it leads to one that stood already and still stands, or to one that several lead to; it was renamed where it
-- leads to another, and withdrawn where it leads nowhere. `stood` has the ids of the earlier versions, `stands` those of the later one.
WITH gone AS (
    SELECT a.table_name, a.old_id, a.new_id, a.why
    FROM {alias} AS a
    SEMI JOIN stood AS s ON s.table_name = a.table_name AND s.id = a.old_id
    ANTI JOIN stands AS n ON n.table_name = a.table_name AND n.id = a.old_id
)

SELECT
    g.table_name, g.old_id, g.new_id,
    CASE
        WHEN g.new_id IS NULL THEN 'withdrawn'
        WHEN (s.id IS NOT NULL AND n.id IS NOT NULL) OR count(*) OVER (PARTITION BY g.table_name, g.new_id) > 1 THEN 'merged'
        ELSE 'renamed'
    END AS id_change,
    g.why
FROM gone AS g
LEFT JOIN stood AS s ON s.table_name = g.table_name AND s.id = g.new_id
LEFT JOIN stands AS n ON n.table_name = g.table_name AND n.id = g.new_id
