-- Within a scheme an entity has one value at a time, and a value one entity.
-- Table: crosswalk
-- Severity: block
-- Rule: crosswalk
SELECT a.scheme, a.entity_id, a.value, b.entity_id AS other_entity_id, b.value AS other_value
FROM crosswalk AS a
JOIN crosswalk AS b
    ON b.scheme = a.scheme
    AND (a.entity_table, a.entity_id, a.value) < (b.entity_table, b.entity_id, b.value)
    AND ((a.entity_table = b.entity_table AND a.entity_id = b.entity_id) OR a.value = b.value)
    AND coalesce(a.valid_from <= b.valid_to, true)
    AND coalesce(b.valid_from <= a.valid_to, true)
ORDER BY ALL
