-- Five claims a response, in five documents, on days within its window, the last known to the month or not at all; and one claim in fifty
-- that must be held: no election, an act not in force, an actor outside the dataset.
-- Grain: one row a claim. Inputs: truth, the variable `claims`.
WITH said AS (
    SELECT n * 5 + j AS c, t.*, j
    FROM truth AS t
    CROSS JOIN range(5) AS s (j)
),

beside AS (
    SELECT n * 10 + 1000000000 AS c, t.*, n % 3 AS fault
    FROM truth AS t
    WHERE n % 10 = 0
),

stated AS (
    SELECT
        c,
        election_id,
        actor_id,
        act,
        object,
        ask,
        'actual' AS modality,
        CASE WHEN j < 4 THEN response_date + [0, 3, 9, 20][j + 1] WHEN n % 6 = 0 THEN NULL ELSE date_trunc('month', response_date)::DATE END AS act_date,
        CASE WHEN j < 4 THEN 'day' WHEN n % 6 = 0 THEN NULL ELSE 'month' END AS act_date_precision
    FROM said
    UNION ALL
    SELECT
        c,
        CASE WHEN fault <> 0 THEN election_id END,
        CASE WHEN fault = 2 THEN 'X-INT-NOBODY' ELSE actor_id END,
        act,
        object,
        ask,
        CASE WHEN fault = 1 THEN 'hypothetical' ELSE 'actual' END,
        response_date,
        'day'
    FROM beside
)

SELECT
    printf('C-%016x', c) AS claim_id,
    printf('D-%012x', c * 7919 % (getvariable('claims') // 4)) AS document_id,
    'rules@1' AS coder,
    actor_id,
    'A state' AS actor_as_written,
    'ministry' AS speaker_level,
    act,
    object,
    ask,
    election_id,
    modality,
    false AS conditional,
    ['direct_quote', 'indirect', 'narration'][c % 3 + 1] AS attribution,
    act_date,
    act_date_precision,
    CASE WHEN act_date IS NOT NULL THEN 'clause' END AS act_date_basis,
    0 AS char_start,
    100 AS char_end,
    10 AS trigger_start,
    20 AS trigger_end,
    'synthetic' AS rule_id,
    0.8 AS confidence
FROM stated
