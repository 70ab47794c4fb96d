-- A congratulation comes after the first results.
-- Table: responses
-- Severity: flag
-- Rule: 6
SELECT response_id, response_date, phase
FROM responses
WHERE act IN ('congratulate', 'recognise') AND object IN ('winner', 'result') AND phase IN ('pre_election', 'polling')
ORDER BY ALL
