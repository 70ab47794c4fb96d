-- Polling, declaration, certification and inauguration follow each other, and later rounds follow earlier ones.
-- Table: rounds
-- Severity: block
-- Rule: 5
SELECT round_id, polling_start, polling_end, declared_on, certified_on, inaugurated_on, NULL AS follows
FROM rounds
WHERE polling_start > polling_end OR polling_end > declared_on OR declared_on > certified_on
    OR greatest(polling_end, declared_on) > inaugurated_on
UNION ALL
SELECT b.round_id, b.polling_start, b.polling_end, b.declared_on, b.certified_on, b.inaugurated_on, a.round_id
FROM rounds AS a
JOIN rounds AS b ON a.election_id = b.election_id AND (a.round_no, a.attempt_no) < (b.round_no, b.attempt_no)
WHERE a.polling_end >= b.polling_start
ORDER BY ALL
