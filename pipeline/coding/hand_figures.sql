-- Hand-coded figures as claims.
-- Grain: one row a record of kind figure. Inputs: records.
-- Rule: a figure is what the document prints; nothing is computed.
SELECT
    'C-' || sha256(concat_ws('|', document_id, char_start, char_end, record_id, body))[:16] AS claim_id,
    document_id,
    coder,
    election_id,
    election_id[:3] AS election_country,
    election_id[5:8]::INTEGER AS election_year,
    (body ->> 'round')::INTEGER AS round_no,
    body ->> 'measure' AS measure,
    NULL AS option_as_written,
    CASE WHEN (body ->> 'option') IS NOT NULL THEN election_id || ':' || (body ->> 'option') END AS option_id,
    (body ->> 'value')::DECIMAL(18, 4) AS value,
    body ->> 'unit' AS unit,
    '=' AS comparator,
    body ->> 'status' AS status,
    (body ->> 'counted')::DECIMAL(7, 4) AS counted_share,
    body ->> 'claimant' AS claimant_actor_id,
    char_start,
    char_end,
    record_id AS rule_id,
    1.00 AS confidence
FROM records
WHERE kind = 'figure'
