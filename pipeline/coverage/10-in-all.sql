-- In all
-- Grain: one row.
SELECT
    (SELECT count(*) FROM elections) AS elections,
    (SELECT count(DISTINCT country_id) FROM elections) AS countries,
    (SELECT count(*) FROM documents) AS documents,
    (SELECT count(*) FROM documents WHERE language <> 'en') AS not_in_english,
    (SELECT count(DISTINCT publisher_id) FROM documents) AS publishers,
    (SELECT count(*) FROM responses) AS responses,
    (SELECT count(DISTINCT actor_id) FROM responses) AS responding_actors,
    (SELECT count(*) FROM observation_verdicts) AS observer_verdicts;
