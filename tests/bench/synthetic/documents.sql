-- One document for every four claims.
-- Grain: one row a document. Inputs: the variable `claims`.
SELECT
    printf('D-%012x', d) AS document_id,
    'gazette' AS publisher_id,
    'news' AS kind,
    'https://example.org/' || d AS url,
    'en' AS language,
    TIMESTAMPTZ '2024-01-01 00:00:00+00' AS published_at,
    DATE '2024-01-01' AS published_date,
    'day' AS published_precision,
    printf('%064x', d) AS text_sha256,
    100 AS n_chars,
    'unknown' AS licence,
    false AS text_redistributable,
    'digest' AS basis
FROM range(getvariable('claims') // 4) AS t (d)
