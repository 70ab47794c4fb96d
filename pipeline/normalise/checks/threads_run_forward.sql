-- An answer comes no earlier than what it answers, and no thread runs in a circle.
-- Table: responses
-- Severity: block
-- Rule: threads
SELECT a.response_id, a.responds_to, a.response_date, b.response_date AS answered_on
FROM responses AS a
JOIN responses AS b ON b.response_id = a.responds_to
WHERE a.response_date < b.response_date OR b.responds_to = a.response_id
ORDER BY ALL
