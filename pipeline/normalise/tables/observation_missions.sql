-- Who observed.
-- Grain: one row election × observing body. Inputs: records, act_folds.
-- Rule: as coded by hand; a mission known only from a verdict that the rules found gets a row too.
SELECT
    'M-' || election_id || '-' || (body ->> 'mission') AS mission_id,
    election_id,
    body ->> 'mission' AS actor_id,
    body ->> 'kind' AS mission_kind,
    (body ->> 'observers')::INTEGER AS n_observers
FROM records
WHERE kind = 'mission'
UNION ALL
SELECT DISTINCT 'M-' || f.election_id || '-' || f.actor_id, f.election_id, f.actor_id, NULL, NULL::INTEGER
FROM act_folds AS f
WHERE f.record_table = 'observation_verdicts'
    AND NOT EXISTS (FROM records AS r WHERE r.kind = 'mission' AND r.election_id = f.election_id AND (r.body ->> 'mission') = f.actor_id)
