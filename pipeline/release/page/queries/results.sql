-- Results as printed, every source and version; within a round the options by their preferred figures.
-- Grain: one row a result. Inputs: results, options, rounds, publishers, documents, actors.
WITH places AS (
    SELECT round_id, option_id, max(share_pct) AS share_pct, max(votes) AS votes, max(seats) AS seats
    FROM results
    WHERE preferred
    GROUP BY round_id, option_id
)

SELECT
    r.result_id,
    r.election_id,
    r.round_id,
    r.option_id,
    o.label_en AS option,
    o.party_label AS party,
    r.votes,
    r.share_pct,
    r.share_base,
    r.seats,
    r.elected,
    r.result_status,
    r.preferred,
    a.name_en AS claimant,
    p.name_en AS publisher,
    d.url,
    r.document_id
FROM results AS r
JOIN options AS o USING (option_id)
JOIN rounds AS n USING (round_id)
JOIN publishers AS p USING (publisher_id)
JOIN documents AS d USING (document_id)
LEFT JOIN places AS s ON s.round_id = r.round_id AND s.option_id = r.option_id
LEFT JOIN actors AS a ON a.actor_id = r.claimant_actor_id
ORDER BY
    r.election_id, n.round_no, n.attempt_no, s.share_pct DESC NULLS LAST, s.votes DESC NULLS LAST, s.seats DESC NULLS LAST, r.option_id,
    r.preferred DESC, p.name_en, r.result_id
