-- Ids of our elections in reference datasets that the crosswalk lacks.
-- Grain: one row election × scheme × id. Inputs: dataset_matches, read_elections, crosswalk, codes.dataset_scheme.
-- Rule: what dataset_matches holds to be ours and the crosswalk does not give; an election that has another id there is listed, and says so.
SELECT
    m.election_id AS entity_id,
    any_value(m.dataset) AS dataset,
    d.scheme,
    m.native_id AS value,
    concat(
        'country, office and polling day agree (', any_value(r.polling_date ORDER BY r.version DESC), ')',
        coalesce(', but the crosswalk gives ' || string_agg(DISTINCT x.value, ' and ' ORDER BY x.value), '')
    ) AS why,
    any_value(d.page || m.native_id) AS source_url
FROM dataset_matches AS m
JOIN codes.dataset_scheme AS d ON d.code = m.dataset
JOIN read_elections AS r USING (dataset, version, native_id)
LEFT JOIN crosswalk AS x ON x.entity_table = 'elections' AND x.entity_id = m.election_id AND x.scheme = d.scheme
WHERE m.election_id IS NOT NULL
GROUP BY m.election_id, d.scheme, m.native_id
HAVING NOT coalesce(bool_or(x.value = m.native_id), false)
