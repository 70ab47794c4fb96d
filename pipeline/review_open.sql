-- What is open in an election's review, worst first, with the words and what the claim says.
-- Grain: one row an item. Inputs: review_items, reported_acts, reported_figures, documents, codes.review. Parameter: the election.
-- Rule: words of a text that may not be given away are not shown.
SELECT
    i.place,
    i.kind,
    i.state,
    i.reason,
    k.why,
    i.note,
    i.claim_id,
    i.decision_id,
    i.coder,
    i.rule_id,
    i.confidence::VARCHAR AS confidence,
    coalesce(a.actor_id, a.actor_as_written) AS actor,
    a.actor_id,
    a.act,
    a.object,
    f.measure,
    f.option_id,
    f.value,
    d.document_id,
    d.url,
    d.text_sha256[:12] AS text12,
    CASE WHEN d.text_redistributable THEN substr(d.text, i.char_start + 1, i.char_end - i.char_start) END AS words
FROM review_items AS i
JOIN codes.review AS k USING (reason)
LEFT JOIN reported_acts AS a ON a.claim_id = i.claim_id AND i.claim_table = 'reported_acts'
LEFT JOIN reported_figures AS f ON f.claim_id = i.claim_id AND i.claim_table = 'reported_figures'
LEFT JOIN documents AS d ON d.document_id = i.document_id
WHERE i.election_id = $election AND i.state IN ('open', 'reopened')
ORDER BY i.place
