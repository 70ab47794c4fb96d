-- An option that is congratulated or recognised stood in the election.
-- Table: responses
-- Severity: block
-- Rule: 9
SELECT response_id, election_id, honoree
FROM responses
WHERE honoree IS NOT NULL AND honoree NOT LIKE election_id || ':%'
ORDER BY ALL
