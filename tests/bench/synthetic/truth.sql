-- What the claims are made from, and what the folds must find again.
-- Grain: one row a response. Inputs: elections, actors, the variable `claims`.
-- Rule: an actor does one thing about an election and does it again 200 days later; every response is stated five times.
WITH matters AS (
    SELECT m, e.election_id, e.first_polling_date + 1 + (m % 20)::INTEGER AS opened_on, a.actor_id, (m + m // 1000) % 5 AS kind
    FROM range(getvariable('claims') * 49 // 500) AS t (m)
    JOIN (SELECT *, row_number() OVER (ORDER BY country_id) - 1 AS e FROM elections) AS e ON e.e = m % (getvariable('claims') // 1000)
    JOIN (SELECT *, row_number() OVER (ORDER BY actor_id) - 1 AS a FROM actors) AS a ON a.a = m // (getvariable('claims') // 1000)
)

SELECT
    'R-' || election_id || '-' || actor_id || '-0' || again + 1 AS response_id,
    m * 2 + again AS n,
    election_id,
    actor_id,
    ['congratulate', 'criticise', 'reject', 'welcome', 'call'][kind + 1] AS act,
    ['winner', 'process', 'result', 'process', 'result'][kind + 1] AS object,
    CASE WHEN kind = 4 THEN 'recount' END AS ask,
    opened_on + 200 * again::INTEGER AS response_date,
    ['recognises', 'withholds', 'rejects_result', 'acknowledges_process_only', 'withholds'][kind + 1] AS position
FROM matters
CROSS JOIN (VALUES (0), (1)) AS t (again)
