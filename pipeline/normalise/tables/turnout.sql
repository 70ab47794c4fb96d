-- Turnout as published, every source and version side by side.
-- Grain: one row round × document × version. Inputs: records, documents, publishers, codes.preference.
-- Rule: preferred by the status of the count, then the electoral body's own document, then the fuller row, then the later one.
WITH coded AS (
    SELECT
        r.body ->> 'round_id' AS round_id,
        r.election_id,
        r.document_id,
        d.publisher_id,
        p.capacity,
        d.published_date,
        (r.body ->> 'version')::INTEGER AS version_no,
        (r.body ->> 'registered')::BIGINT AS registered,
        (r.body ->> 'cast')::BIGINT AS ballots_cast,
        (r.body ->> 'valid')::BIGINT AS valid_votes,
        (r.body ->> 'invalid')::BIGINT AS invalid_votes,
        (r.body ->> 'blank')::BIGINT AS blank_votes,
        (r.body ->> 'percent')::DECIMAL(7, 4) AS turnout_pct,
        (r.body ->> 'counted')::DECIMAL(7, 4) AS counted_share,
        r.body ->> 'status' AS result_status,
        (r.body ->> 'as_of')::DATE AS as_of,
        r.coder
    FROM records AS r
    JOIN documents AS d USING (document_id)
    JOIN publishers AS p USING (publisher_id)
    WHERE r.kind = 'turnout'
)

SELECT
    c.round_id || '@' || c.document_id || '.' || c.version_no AS turnout_id,
    c.* EXCLUDE (capacity, published_date),
    row_number() OVER (
        PARTITION BY c.round_id
        ORDER BY
            coalesce(c.result_status = 'contested_claim', false),
            coalesce(o.rank, 99),
            CASE c.capacity WHEN 'electoral_body' THEN 1 WHEN 'court' THEN 2 WHEN 'government' THEN 3 ELSE 4 END,
            (c.registered IS NULL)::INTEGER + (c.ballots_cast IS NULL)::INTEGER + (c.turnout_pct IS NULL)::INTEGER,
            c.published_date DESC,
            c.document_id,
            c.version_no
    ) = 1 AS preferred
FROM coded AS c
LEFT JOIN codes.preference AS o ON o.status = c.result_status
