-- No publisher collapses or explodes, its documents, claims and days read are as many as sources/rules/bounds.csv expects. A line
-- without a publisher holds for each that has no line of its own, a line for * for all together. Claims of models do not count.
-- Table: claim_outcomes
-- Severity: block
-- Rule: bounds
WITH counted AS (
    SELECT 'documents' AS table_name, publisher_id, count(*) AS n_rows FROM documents GROUP BY ALL
    UNION ALL
    SELECT 'reported_acts', d.publisher_id, count(*)
    FROM reported_acts
    JOIN documents AS d USING (document_id)
    WHERE NOT starts_with(coder, 'model:')
    GROUP BY ALL
    UNION ALL
    SELECT 'reported_figures', d.publisher_id, count(*)
    FROM reported_figures
    JOIN documents AS d USING (document_id)
    WHERE NOT starts_with(coder, 'model:')
    GROUP BY ALL
    UNION ALL
    SELECT 'readings', publisher_id, count(*) FROM readings GROUP BY ALL
),

bounded AS (
    SELECT DISTINCT ON (b."table", p.publisher_id) b."table" AS table_name, p.publisher_id, b.minimum, b.maximum
    FROM codes.bound AS b
    JOIN publishers AS p ON coalesce(b.publisher = p.publisher_id, true)
    ORDER BY b."table", p.publisher_id, b.publisher NULLS LAST
),

compared AS (
    SELECT b.table_name, b.publisher_id, coalesce(c.n_rows, 0) AS n_rows, b.minimum, b.maximum
    FROM bounded AS b
    LEFT JOIN counted AS c USING (table_name, publisher_id)
    UNION ALL
    SELECT b."table", 'all together', coalesce(sum(c.n_rows), 0)::BIGINT, b.minimum, b.maximum
    FROM codes.bound AS b
    LEFT JOIN counted AS c ON c.table_name = b."table"
    WHERE b.publisher = '*'
    GROUP BY ALL
)

SELECT
    *,
    format(
        '{}, {}: {} rows, expected {} to {}; find out what changed at the source, or change sources/rules/bounds.csv',
        table_name, publisher_id, n_rows, minimum, maximum
    ) AS says
FROM compared
WHERE n_rows NOT BETWEEN minimum AND maximum
ORDER BY ALL
