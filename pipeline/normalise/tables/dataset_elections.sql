-- Elections as reference datasets give them, beside ours.
-- Grain: one row dataset × version × id in the dataset. Inputs: read_elections, dataset_matches, dataset_breaks.
-- Rule: only datasets whose licence lets them be given away.
WITH broken AS (
    SELECT dataset, version, native_id, string_agg(DISTINCT breaks, ' ' ORDER BY breaks) AS breaks FROM dataset_breaks GROUP BY ALL
)

SELECT
    r.dataset,
    r.version,
    r.native_id,
    m.country_id,
    coalesce(r.country_as_written, r.country_code) AS country_as_written,
    r.office,
    r.office_as_written,
    r.polling_date,
    r.polling_precision,
    r.last_polling_date,
    m.election_id,
    r.snap,
    r.seats_total,
    r.registered,
    r.ballots_cast,
    r.valid_votes,
    r.invalid_votes,
    r.seen_from,
    r.seen_to,
    b.breaks,
    r.source_text,
    r.notes
FROM read_elections AS r
JOIN dataset_matches AS m USING (dataset, version, native_id)
LEFT JOIN broken AS b USING (dataset, version, native_id)
WHERE m.free
