-- The words on which each refusal of a result rests
-- Grain: one row a response and quote.
SELECT DISTINCT r.response_date, r.actor_id, e.quote, d.url, r.response_id
FROM responses AS r
JOIN evidence AS e ON e.record_table = 'responses' AND e.record_id = r.response_id
JOIN documents AS d ON d.document_id = e.document_id
WHERE r.act = 'reject' AND r.object IN ('winner', 'result')
ORDER BY r.response_date, r.response_id, e.quote, d.url;
