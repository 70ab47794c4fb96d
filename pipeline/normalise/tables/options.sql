-- What could be voted for.
-- Grain: one row election × option. Inputs: records.
SELECT
    election_id || ':' || (body ->> 'option') AS option_id,
    election_id,
    body ->> 'kind' AS option_kind,
    body ->> 'label' AS label_en,
    body ->> 'native' AS label_native,
    body ->> 'person' AS person_id,
    body ->> 'party' AS party_label,
    (body ->> 'incumbent')::BOOLEAN AS incumbent
FROM records
WHERE kind = 'option'
