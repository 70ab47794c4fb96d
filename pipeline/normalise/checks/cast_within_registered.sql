-- No more ballots are cast than voters are registered.
-- Table: turnout
-- Severity: flag
-- Rule: 2
-- Because: more ballots than voters can be a finding.
SELECT turnout_id, ballots_cast, registered
FROM turnout
WHERE ballots_cast > registered
ORDER BY ALL
