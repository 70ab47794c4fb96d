-- Documents behind the facts of an election, by publisher.
-- Grain: one row an election and document. Inputs: evidence, responses, observation_verdicts, results, turnout, documents, publishers.
WITH facts AS (
    SELECT 'responses' AS record_table, response_id AS record_id, election_id
    FROM responses
    UNION ALL
    SELECT 'observation_verdicts', verdict_id, election_id
    FROM observation_verdicts
    UNION ALL
    SELECT 'results', result_id, election_id
    FROM results
    UNION ALL
    SELECT 'turnout', turnout_id, election_id
    FROM turnout
),

used AS (
    SELECT f.election_id, e.document_id, count(DISTINCT e.record_id) AS n_facts
    FROM evidence AS e
    JOIN facts AS f USING (record_table, record_id)
    GROUP BY f.election_id, e.document_id
)

SELECT
    u.election_id,
    u.document_id,
    u.n_facts,
    d.title,
    d.kind,
    d.url,
    d.archive_url,
    d.language,
    d.published_date,
    d.published_precision,
    d.retrieved_on,
    d.licence,
    p.name_en AS publisher
FROM used AS u
JOIN documents AS d USING (document_id)
JOIN publishers AS p USING (publisher_id)
ORDER BY u.election_id, p.name_en, d.published_date, d.document_id
