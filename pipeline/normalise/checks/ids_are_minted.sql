-- Responses whose ids are not given for good.
-- Table: responses
-- Severity: flag
-- Rule: 12
-- Because: the numbers may still change with the next document; run ballot-echo mint before a release is published.
SELECT response_id
FROM responses
WHERE response_id NOT IN (SELECT response_id FROM minted_responses WHERE listed)
ORDER BY response_id
