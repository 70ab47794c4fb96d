-- What was read: the publishers of the documents, and the reference datasets with the versions that are given away.
-- Grain: one row a publisher, or dataset × version. Inputs: documents, publishers, dataset_elections.
SELECT name_en AS title, site AS path, NULL AS version, licence AS license
FROM publishers
WHERE publisher_id IN (SELECT publisher_id FROM documents)
UNION ALL
SELECT DISTINCT p.name_en, p.site, d.version, p.licence
FROM dataset_elections AS d
JOIN publishers AS p ON d.dataset = p.publisher_id
ORDER BY ALL
