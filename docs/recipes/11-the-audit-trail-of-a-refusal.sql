-- On which words does every refusal of a result rest?
-- The quote is the text between the two offsets; the hash is that of the text it was taken from.
SELECT DISTINCT r.response_id, e.quote, e.char_start, e.char_end, d.url, left(d.text_sha256, 12) AS text_sha256
FROM responses AS r
JOIN evidence AS e ON e.record_table = 'responses' AND e.record_id = r.response_id
JOIN documents AS d USING (document_id)
WHERE r.act = 'reject' AND r.object IN ('winner', 'result')
ORDER BY r.response_id, d.url, e.char_start, e.char_end
LIMIT 12;
