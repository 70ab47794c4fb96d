-- A release's worth of responses, as many as the variable `responses` says, in no order.
-- Grain: one row a response. Inputs: none.
WITH numbered AS (
    SELECT range AS i, (hash(range) // 4)::BIGINT AS h FROM range(getvariable('responses')::BIGINT)
),

lettered AS (
    SELECT i, h, [chr((65 + n)::INTEGER) FOR n IN [i // 50 % 26, i // 1300 % 26, i // 33800 % 26, h % 26, h // 26 % 26, h // 676 % 8]] AS l
    FROM numbered
),

made AS (
    SELECT
        i,
        h,
        printf('%s%s%s-%d%02d-PRES', l[1], l[2], l[3], 1950 + i // 50 % 75, 1 + i % 12) AS election_id,
        l[4] || l[5] || l[6] AS actor_id
    FROM lettered
)

SELECT
    printf('R-%s-%s-%02d', election_id, actor_id, i) AS response_id,
    election_id,
    election_id || '.r1a1' AS round_id,
    actor_id,
    CASE WHEN h % 3 = 0 THEN printf('P-person-%05d', h // 7 % 5000) END AS speaker_person_id,
    CASE WHEN h % 3 = 0 THEN printf('Person %d of %s', h // 7 % 5000, actor_id) END AS speaker_as_written,
    ['head_of_state', 'head_of_government', 'foreign_minister', 'spokesperson', 'institution'][1 + h // 11 % 5] AS speaker_level,
    ['congratulate', 'recognise', 'welcome', 'concern', 'criticise', 'withhold', 'call', 'note'][1 + h // 13 % 8] AS act,
    [2, 2, 1, -1, -2, -1, NULL, 0][1 + h // 13 % 8] AS stance,
    ['winner', 'result', 'process', 'people'][1 + h // 17 % 4] AS object,
    CASE WHEN h // 17 % 4 = 0 THEN election_id || ':option-' || h // 19 % 4 END AS honoree,
    'written_statement' AS channel,
    ['narration', 'quotation'][1 + h // 23 % 2] AS attribution,
    ['own_words', 'report'][1 + h // 29 % 2] AS known_from,
    'actual' AS modality,
    DATE '1950-01-01' + (h // 31 % 27000)::INTEGER AS response_date,
    'day' AS date_precision,
    (h // 37 % 60)::INTEGER AS days_from_polling,
    'declared' AS phase,
    h % 10 = 0 AS qualified,
    1 + (h // 41 % 9)::INTEGER AS n_documents,
    1 + (h // 43 % 20)::INTEGER AS n_claims,
    (0.5 + h // 47 % 50 / 100.0)::DECIMAL(3, 2) AS confidence,
    ['machine', 'single_coded', 'double_coded'][1 + h // 53 % 3] AS review_status
FROM made
