-- Ids of countries, entities and elections in other schemes.
-- Grain: one row entity × scheme × value. Inputs: crosswalk_lines, records.
-- Rule: the list, and the ids that an election's own file gives, each once.
SELECT entity_table, entity_id, scheme, value, valid_from, valid_to, source_url
FROM crosswalk_lines
UNION ALL
SELECT 'elections', election_id, scheme, body ->> ('$.ids.' || scheme), NULL, NULL, NULL
FROM (
    SELECT election_id, body, unnest(json_keys(body -> 'ids')) AS scheme FROM records WHERE kind = 'election' AND (body -> 'ids') IS NOT NULL
)
