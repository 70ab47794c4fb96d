-- What an actor said and did about all elections, in the order of their polling days.
-- Grain: one row a response. Parameter: an actor's id; one that is not known gives no row.
CREATE OR REPLACE MACRO responses_of(actor) AS TABLE
SELECT
    r.election_id,
    r.response_date,
    r.date_precision,
    r.days_from_polling,
    r.act,
    r.object,
    r.stance,
    r.modality,
    r.ask,
    r.speaker_as_written,
    r.response_id
FROM responses AS r
JOIN elections AS e ON e.election_id = r.election_id
WHERE r.actor_id = actor
ORDER BY e.last_polling_date, r.election_id, r.response_date, r.response_id
