-- A response lies within a year before polling and five years after.
-- Table: responses
-- Severity: block
-- Rule: 6
SELECT r.response_id, r.response_date, e.first_polling_date, e.last_polling_date
FROM responses AS r
JOIN elections AS e USING (election_id)
WHERE r.response_date NOT BETWEEN e.first_polling_date - 365 AND e.last_polling_date + INTERVAL 5 YEAR
ORDER BY ALL
