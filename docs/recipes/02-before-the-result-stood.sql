-- Who recognised a winner before the result was declared?
-- The declaration is the electoral body's; days are counted back from it. An early word is a finding about the speaker, not an error.
SELECT r.election_id, r.actor_id, r.act, r.response_date, d.declared_on, d.certified_on, d.declared_on - r.response_date AS days_early
FROM responses AS r
JOIN rounds AS d USING (round_id)
WHERE r.act IN ('congratulate', 'recognise')
    AND r.object IN ('winner', 'result')
    AND r.date_precision = 'day'
    AND r.response_date BETWEEN d.polling_end AND d.declared_on - 1
ORDER BY days_early DESC, r.response_id
LIMIT 15;
