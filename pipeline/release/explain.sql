-- From a row to the sentences behind it.
-- Grain: one row a claim. Inputs: evidence, claim_outcomes, positions, reported_acts, reported_figures, documents, publishers.
-- Parameter: the row's id; that of a position is its election and actor, parted by a space.
WITH folded_from AS (
    SELECT unnest(string_split(response_ids, ' ')) AS response_id
    FROM positions
    WHERE election_id || ' ' || actor_id = $id
),

wanted AS (
    SELECT claim_id, document_id, record_table, record_id, string_agg(DISTINCT field, ', ' ORDER BY field) AS fields
    FROM evidence
    WHERE
        record_id = $id
        OR claim_id = $id
        OR document_id = $id
        OR (record_table = 'responses' AND record_id IN (SELECT response_id FROM folded_from))
    GROUP BY ALL
    UNION ALL
    SELECT o.claim_id, o.document_id, NULL, o.outcome || ': ' || o.reason, NULL
    FROM claim_outcomes AS o
    WHERE o.outcome <> 'folded' AND (o.claim_id = $id OR o.document_id = $id)
),

claims AS (
    SELECT claim_id, coder, rule_id, char_start, char_end, trigger_start, trigger_end, coalesce(actor_id, actor_as_written) || ' ' || act AS says
    FROM reported_acts
    UNION ALL
    SELECT claim_id, coder, rule_id, char_start, char_end, char_start, char_start, concat_ws(' ', option_id, measure, value::VARCHAR)
    FROM reported_figures
)

SELECT
    w.record_table,
    w.record_id,
    w.fields,
    c.claim_id,
    c.coder,
    c.rule_id,
    c.says,
    substr(d.text, c.char_start + 1, c.char_end - c.char_start) AS sentence,
    c.trigger_start - c.char_start AS mark_start,
    c.trigger_end - c.char_start AS mark_end,
    c.char_start,
    c.char_end,
    d.document_id,
    p.name_en AS publisher,
    d.published_date,
    d.published_precision,
    d.url,
    d.basis,
    d.path
FROM wanted AS w
JOIN claims AS c USING (claim_id)
JOIN documents AS d ON d.document_id = w.document_id
JOIN publishers AS p USING (publisher_id)
ORDER BY w.record_id, d.published_date, d.document_id, c.coder, c.char_start, c.claim_id
