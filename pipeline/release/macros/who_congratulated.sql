-- Who congratulated on an election, the winner or anybody else; the earliest first.
-- Grain: one row a response. Parameter: an election's id; one that is not known gives no row.
CREATE OR REPLACE MACRO who_congratulated(election) AS TABLE
SELECT
    r.actor_id,
    a.name_en AS actor_name,
    r.object,
    r.honoree,
    r.speaker_as_written,
    r.response_date,
    r.date_precision,
    r.days_from_polling,
    r.qualified,
    r.response_id
FROM responses AS r
JOIN actors AS a ON a.actor_id = r.actor_id
WHERE r.election_id = election AND r.act = 'congratulate' AND r.modality = 'actual'
ORDER BY r.response_date, r.actor_id, r.response_id
