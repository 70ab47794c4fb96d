-- Every quote is exactly its span of a text with the stored hash, and stands wherever it may.
-- Table: evidence
-- Severity: block
-- Rule: 11
SELECT e.evidence_id, e.document_id, e.quote, substr(d.text, e.char_start + 1, e.char_end - e.char_start) AS span
FROM evidence AS e
JOIN documents AS d USING (document_id)
JOIN publishers AS p USING (publisher_id)
WHERE d.text IS NOT NULL
    AND (
        e.quote <> substr(d.text, e.char_start + 1, e.char_end - e.char_start)
        OR (e.quote IS NULL AND (d.basis = 'digest' OR p.may_quote))
        OR sha256(d.text) <> d.text_sha256
        OR e.char_end > d.n_chars
        OR e.char_start >= e.char_end
    )
ORDER BY ALL
