-- An election without results, turnout, a finding of observers or a second publisher says under gaps that they were looked for.
-- Table: completeness
-- Severity: flag
-- Rule: gaps
-- Because: a lack that nobody speaks of may be a lack of looking.
SELECT 'sources/elections/' || election_id || '/election.yaml' AS path, election_id, string_agg(fact, ', ' ORDER BY fact) AS unsaid
FROM completeness
WHERE state = 'lacking' AND searched_on IS NULL AND fact IN ('results', 'turnout', 'verdict', 'second_source')
GROUP BY ALL
ORDER BY ALL
