-- Ids of countries and elections in other schemes.
-- Grain: one row entity × scheme × value. Inputs: countries, records.
SELECT 'countries' AS entity_table, country_id AS entity_id, scheme, value, NULL::DATE AS valid_from, NULL::DATE AS valid_to
FROM (UNPIVOT (SELECT country_id, iso2, iso_numeric FROM countries) ON iso2, iso_numeric INTO NAME scheme VALUE value)
UNION ALL
SELECT 'elections', election_id, unnest(json_keys(body -> 'ids')), unnest(list_transform(json_keys(body -> 'ids'), lambda k: json_extract_string(body -> 'ids', '$.' || k))), NULL, NULL
FROM records
WHERE kind = 'election' AND (body -> 'ids') IS NOT NULL
