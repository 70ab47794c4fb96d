-- A deciding round of a single office has exactly one elected option, a round that decides nothing none.
-- Table: results
-- Severity: block
-- Rule: 4
-- Because: parliaments elect many, and electoral colleges elect later.
SELECT d.round_id, d.decides, count(DISTINCT r.option_id) FILTER (r.elected) AS n_elected
FROM rounds AS d
JOIN elections AS e USING (election_id)
JOIN results AS r ON r.round_id = d.round_id AND r.preferred
WHERE e.office IN ('PRES', 'PARL-PRES') AND d.status IN ('held', 'uncontested') AND e.contestation <> 'dual_claim'
GROUP BY ALL
HAVING count(DISTINCT r.option_id) FILTER (r.elected) <> d.decides::INTEGER
ORDER BY ALL
