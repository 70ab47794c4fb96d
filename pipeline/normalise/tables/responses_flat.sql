-- One wide row a response, for people who open one file.
-- Grain: one row a response. Inputs: responses, elections, countries, actors, persons, rounds, results, options, positions, evidence, documents, publishers, codes.act.
-- Rule: the document shown is the actor's own statement where there is one, else the earliest.
WITH shown AS (
    SELECT e.record_id AS response_id, e.quote, d.url, p.name_en AS publisher
    FROM evidence AS e
    JOIN documents AS d USING (document_id)
    JOIN publishers AS p USING (publisher_id)
    JOIN responses AS r ON r.response_id = e.record_id
    WHERE e.record_table = 'responses'
    QUALIFY row_number() OVER (PARTITION BY e.record_id ORDER BY p.actor_id IS DISTINCT FROM r.actor_id, d.published_date, d.document_id, e.evidence_id) = 1
),

winners AS (
    SELECT s.election_id, o.label_en, s.share_pct
    FROM results AS s
    JOIN rounds AS d ON d.round_id = s.round_id AND d.decides
    JOIN options AS o USING (option_id)
    WHERE s.preferred AND s.elected
    QUALIFY row_number() OVER (PARTITION BY s.election_id ORDER BY s.votes DESC NULLS LAST, s.option_id) = 1
)

SELECT
    r.response_id,
    r.election_id,
    e.title_en AS election_title,
    e.country_id,
    c.name_en AS country_name,
    e.office,
    d.polling_end AS polling_date,
    r.actor_id,
    a.name_en AS actor_name,
    a.actor_kind,
    coalesce(p.name_en, r.speaker_as_written) AS speaker,
    r.act,
    k.definition AS act_definition,
    r.stance,
    r.object,
    r.ask,
    t.name_en AS target_name,
    r.response_date,
    r.days_from_polling,
    r.phase,
    r.qualified,
    w.label_en AS winner,
    w.share_pct AS winner_share_pct,
    q.position,
    r.review_status,
    r.n_documents,
    s.publisher,
    s.url,
    s.quote
FROM responses AS r
JOIN elections AS e USING (election_id)
JOIN countries AS c USING (country_id)
JOIN actors AS a ON a.actor_id = r.actor_id
JOIN codes.act AS k ON k.code = r.act
JOIN shown AS s ON s.response_id = r.response_id
LEFT JOIN actors AS t ON t.actor_id = r.target_actor_id
LEFT JOIN persons AS p ON p.person_id = r.speaker_person_id
LEFT JOIN rounds AS d ON d.round_id = r.round_id
LEFT JOIN winners AS w ON w.election_id = r.election_id
LEFT JOIN positions AS q ON q.election_id = r.election_id AND q.actor_id = r.actor_id
