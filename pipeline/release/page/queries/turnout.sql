-- Turnout as printed, the preferred source first.
-- Grain: one row a round, document and version. Inputs: turnout, rounds, publishers, documents.
SELECT
    t.election_id,
    t.round_id,
    t.registered,
    t.ballots_cast,
    t.valid_votes,
    t.invalid_votes,
    t.turnout_pct,
    t.result_status,
    t.preferred,
    p.name_en AS publisher,
    d.url
FROM turnout AS t
JOIN rounds AS n USING (round_id)
JOIN publishers AS p USING (publisher_id)
JOIN documents AS d USING (document_id)
ORDER BY t.election_id, n.round_no, n.attempt_no, t.preferred DESC, p.name_en, t.turnout_id
