-- Quotes that are not their span of the text, quotes of a text that is not here, and spans beyond the text.
-- Grain: one row an evidence. Inputs: evidence, documents.
SELECT 'data/evidence.parquet', e.evidence_id || ': the quote is not its span of ' || e.document_id
FROM evidence AS e
JOIN documents AS d USING (document_id)
WHERE e.char_end > d.n_chars
    OR e.char_start >= e.char_end
    OR (d.text IS NULL AND e.quote IS NOT NULL)
    OR (d.text IS NOT NULL AND e.quote <> substr(d.text, e.char_start + 1, e.char_end - e.char_start))
ORDER BY ALL
