-- Votes add up to valid votes, valid and invalid votes to ballots cast.
-- Table: turnout
-- Severity: flag
-- Rule: 2
-- Because: sources count differently (lost ballots, papers of voters abroad); a difference is a finding about the source.
SELECT t.turnout_id, 'votes <> valid' AS breaks, sum(r.votes) AS left_side, t.valid_votes AS right_side
FROM turnout AS t
JOIN results AS r ON r.round_id = t.round_id AND r.document_id = t.document_id AND r.version_no = t.version_no
WHERE t.valid_votes IS NOT NULL AND r.share_base = 'valid'
GROUP BY ALL
HAVING sum(r.votes) > t.valid_votes OR (count(r.votes) = count(*) AND sum(r.votes) <> t.valid_votes)
UNION ALL
SELECT turnout_id, 'valid + invalid <> cast', valid_votes + invalid_votes, ballots_cast
FROM turnout
WHERE valid_votes + invalid_votes <> ballots_cast
ORDER BY ALL
