-- Every claim's span lies within its document, its trigger within its span's document too.
-- Table: reported_acts
-- Severity: block
-- Rule: 11
SELECT c.claim_id, c.document_id, c.char_start, c.char_end, c.trigger_start, c.trigger_end, d.n_chars
FROM reported_acts AS c
JOIN documents AS d USING (document_id)
WHERE NOT (c.char_start < c.char_end AND c.char_end <= d.n_chars AND c.trigger_start < c.trigger_end AND c.trigger_end <= d.n_chars)
ORDER BY ALL
