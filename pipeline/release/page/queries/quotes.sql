-- Sentences behind responses and findings: of each document the longest.
-- Grain: one row a fact and document. Inputs: evidence, documents, publishers, responses, observation_verdicts.
-- Rule: the actor's own statement comes first, then the earliest.
WITH facts AS (
    SELECT 'responses' AS record_table, response_id AS record_id, actor_id
    FROM responses
    UNION ALL
    SELECT 'observation_verdicts', verdict_id, actor_id
    FROM observation_verdicts
)

SELECT
    e.record_id,
    e.quote,
    CASE WHEN d.basis = 'original' THEN d.language END AS language,
    d.url,
    d.document_id,
    p.name_en AS publisher,
    d.published_date,
    d.published_precision
FROM evidence AS e
JOIN facts AS f USING (record_table, record_id)
JOIN documents AS d USING (document_id)
JOIN publishers AS p USING (publisher_id)
QUALIFY row_number() OVER (PARTITION BY e.record_id, e.document_id ORDER BY e.char_end - e.char_start DESC, e.evidence_id) = 1
ORDER BY e.record_id, p.actor_id IS DISTINCT FROM f.actor_id, d.published_date, d.document_id
