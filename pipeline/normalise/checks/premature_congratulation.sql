-- A congratulation comes after the first results.
-- Table: responses
-- Severity: flag
-- Rule: 6
-- Because: some leaders do congratulate before; that is a finding, and a date that is wrong shows here too. Where no day of first results is held, it is the day after polling, or polling day if the winner was declared on it.
SELECT r.response_id, r.response_date, r.phase
FROM responses AS r
JOIN rounds AS n ON n.round_id = r.round_id
WHERE r.act IN ('congratulate', 'recognise')
    AND r.object IN ('winner', 'result')
    AND r.phase IN ('pre_election', 'polling', 'before_results')
    AND r.response_date < coalesce(n.first_results_on, CASE WHEN n.declared_on = n.polling_end THEN n.declared_on END, n.polling_end + 1)
ORDER BY ALL
