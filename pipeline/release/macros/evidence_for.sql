-- The words that a row rests on, with the document that has them and its address.
-- Grain: one row an evidence. Parameter: the id of a response, result, turnout, verdict, win, claim, document or evidence, or an old one;
-- for a position its election and actor, parted by a space, for a change of position its number behind them. One that is not known gives
-- no row.
CREATE OR REPLACE MACRO evidence_for(row_id) AS TABLE
WITH wanted AS (
    SELECT row_id AS wanted_id
    UNION
    SELECT resolve_id(row_id)
    UNION
    SELECT unnest(string_split(response_ids, ' ')) FROM positions WHERE concat_ws(' ', election_id, actor_id) = row_id
    UNION
    SELECT response_id FROM position_changes WHERE concat_ws(' ', election_id, actor_id, change_no) = row_id
    UNION
    SELECT result_id FROM winners WHERE winner_id = row_id
)

SELECT
    e.record_table,
    e.record_id,
    e.field,
    e.quote,
    p.name_en AS publisher,
    d.title,
    d.published_date,
    d.published_precision,
    d.url,
    d.archive_url,
    d.path,
    e.document_id,
    e.char_start,
    e.char_end,
    e.claim_id,
    e.evidence_id
FROM evidence AS e
JOIN documents AS d ON d.document_id = e.document_id
JOIN publishers AS p ON p.publisher_id = d.publisher_id
WHERE
    e.record_id IN (SELECT wanted_id FROM wanted)
    OR e.claim_id IN (SELECT wanted_id FROM wanted)
    OR e.document_id IN (SELECT wanted_id FROM wanted)
    OR e.evidence_id IN (SELECT wanted_id FROM wanted)
ORDER BY e.record_id, e.field, d.published_date, e.document_id, e.char_start, e.evidence_id
