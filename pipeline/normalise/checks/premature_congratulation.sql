-- A congratulation comes after the first results.
-- Table: responses
-- Severity: flag
-- Rule: 6
-- Because: some leaders do congratulate before; that is a finding, and a date that is wrong shows here too.
SELECT response_id, response_date, phase
FROM responses
WHERE act IN ('congratulate', 'recognise') AND object IN ('winner', 'result') AND phase IN ('pre_election', 'polling')
ORDER BY ALL
