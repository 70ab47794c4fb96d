-- How many rows of two versions of a table differ, and in which columns.
-- Grain: one row.
-- Rule: as in cells.sql; a column differs in the rows that stand on both sides.
SELECT
    count(o.stood), count(n.stood),
    count(*) FILTER (o.stood IS NULL), count(*) FILTER (n.stood IS NULL),
    count(*) FILTER (o.stood AND n.stood AND ({differs}))
    {columns}
FROM ({before}) AS o
FULL JOIN ({after}) AS n ON {same_key}
