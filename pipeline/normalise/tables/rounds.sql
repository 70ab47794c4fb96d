-- Rounds of voting.
-- Grain: one row round × attempt. Inputs: records.
-- Rule: the last round that was held, or filled without a vote, decides; an annulled one decides nothing.
WITH coded AS (
    SELECT
        body ->> 'round_id' AS round_id,
        election_id,
        (body ->> 'round')::INTEGER AS round_no,
        (body ->> 'attempt')::INTEGER AS attempt_no,
        coalesce(body ->> 'status', 'held') AS status,
        (body ->> 'first')::DATE AS polling_start,
        (body ->> 'last')::DATE AS polling_end
    FROM records
    WHERE kind = 'round'
),

dated AS (
    SELECT
        body ->> 'round_id' AS round_id,
        max((body ->> 'date')::DATE) FILTER ((body ->> 'column') = 'first_results_on') AS first_results_on,
        max((body ->> 'date')::DATE) FILTER ((body ->> 'column') = 'declared_on') AS declared_on,
        max((body ->> 'date')::DATE) FILTER ((body ->> 'column') = 'certified_on') AS certified_on,
        max((body ->> 'date')::DATE) FILTER ((body ->> 'column') = 'inaugurated_on') AS inaugurated_on
    FROM records
    WHERE kind = 'date'
    GROUP BY ALL
)

SELECT
    c.*,
    d.first_results_on,
    d.declared_on,
    d.certified_on,
    d.inaugurated_on,
    c.status IN ('held', 'uncontested')
    AND row_number() OVER (PARTITION BY c.election_id, c.status IN ('held', 'uncontested') ORDER BY c.round_no DESC, c.attempt_no DESC) = 1 AS decides
FROM coded AS c
LEFT JOIN dated AS d USING (round_id)
