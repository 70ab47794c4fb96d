-- How far two coders agree on the documents that both coded.
-- Grain: one row pair of coders × variable. Inputs: coder_ratings, codes.agreement_variable.
-- Rule: Krippendorff's alpha for nominal data, any number of coders and of missing values (K. Krippendorff, Computing Krippendorff's
-- Alpha-Reliability, 2011): alpha = 1 - (n - 1) * D / (n² - Σ n_c²), where n counts the values of the units that two or more coders
-- gave one for, n_c those that are c, and D adds up, over these units, the pairs of unlike values, each divided by the unit's number
-- of values less one. There is none where no unit has two values, or where all values are the same.
WITH given AS (
    SELECT coder_a, coder_b, variable, unit, value, count(*) AS n_same
    FROM coder_ratings
    WHERE value IS NOT NULL
    GROUP BY ALL
),

units AS (
    SELECT
        coder_a,
        coder_b,
        variable,
        unit,
        sum(n_same)::BIGINT AS m,
        count(*) = 1 AS agreed,
        ((sum(n_same) * sum(n_same) - sum(n_same * n_same))::DECIMAL(18, 9) / nullif(sum(n_same) - 1, 0))::DECIMAL(18, 9) AS unlike
    FROM given
    GROUP BY ALL
    HAVING sum(n_same) > 1
),

counted AS (
    SELECT
        coder_a,
        coder_b,
        variable,
        count(*) AS n_units,
        count(*) FILTER (agreed) AS n_agree,
        sum(m)::DOUBLE AS n,
        sum(unlike)::DOUBLE AS unlike
    FROM units
    GROUP BY ALL
),

by_value AS (
    SELECT coder_a, coder_b, variable, value, sum(n_same)::DOUBLE AS n_c
    FROM given
    SEMI JOIN units USING (coder_a, coder_b, variable, unit)
    GROUP BY ALL
),

squares AS (
    SELECT coder_a, coder_b, variable, sum(n_c * n_c) AS same FROM by_value GROUP BY ALL
),

pairs AS (
    SELECT DISTINCT coder_a, coder_b FROM coder_ratings
)

SELECT
    p.coder_a,
    p.coder_b,
    v.code AS variable,
    coalesce(c.n_units, 0) AS n,
    coalesce(c.n_agree, 0) AS n_agree,
    (c.n_agree / c.n_units)::DECIMAL(5, 4) AS agreement,
    (1 - (c.n - 1) * c.unlike / nullif(c.n * c.n - s.same, 0))::DECIMAL(5, 4) AS alpha,
    CASE
        WHEN c.n_units IS NULL THEN 'no unit for which both give a value'
        WHEN c.n * c.n = s.same THEN 'no variation: every value is the same'
    END AS alpha_undefined
FROM pairs AS p
CROSS JOIN codes.agreement_variable AS v
LEFT JOIN counted AS c ON c.coder_a = p.coder_a AND c.coder_b = p.coder_b AND c.variable = v.code
LEFT JOIN squares AS s ON s.coder_a = p.coder_a AND s.coder_b = p.coder_b AND s.variable = v.code
