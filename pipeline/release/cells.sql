-- Every cell in which two versions of a table differ.
-- Grain: one row a row added or removed, without a column, followed by one row a cell of it that has a value; one row a cell that differs.
-- Rule: rows are matched by their key, NULL being a value like any other; cells are compared as what they are and shown as text.
-- In braces: the two sources (keys k0, k1, …; values v0, v1, …), how keys match, which values differ, the list of cells, the key.
-- The rows are put in order before they are taken apart into cells, which keeps the order and costs a tenth of sorting the cells.
WITH differing AS (
    SELECT
        {keys},
        CASE WHEN o.stood IS NULL THEN 'added' WHEN n.stood IS NULL THEN 'removed' ELSE 'changed' END AS change,
        [{{'column_name': NULL::VARCHAR, 'old_value': NULL::VARCHAR, 'new_value': NULL::VARCHAR}}{cells}] AS cells
    FROM ({before}) AS o
    FULL JOIN ({after}) AS n ON {same_key}
    WHERE o.stood IS NULL OR n.stood IS NULL OR {differs}
)

SELECT {names}, change, cell.column_name, cell.old_value, cell.new_value
FROM (SELECT * EXCLUDE (cells), unnest(cells) AS cell FROM (FROM differing ORDER BY {names}))
WHERE cell.old_value IS DISTINCT FROM cell.new_value OR (cell.column_name IS NULL AND change <> 'changed')
