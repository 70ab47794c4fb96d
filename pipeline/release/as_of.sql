-- What the views of the schema `as_of` and the resolution of ids rest on.
-- Rule: the variable `as_of` names a release; where it is not set, the latest one is meant; one that is not known is an error. A row
-- version that began in a later release did not stand yet, one that ended in a later release still stood. An old id leads along
-- `id_alias` to the last id that took its place; NULL is where the row was withdrawn.
COMMENT ON VIEW as_of.versions IS 'Releases that can be asked for, in order.';
COMMENT ON COLUMN as_of.versions.version IS 'Release.';
COMMENT ON COLUMN as_of.versions.number IS 'Its place in the order.';
COMMENT ON COLUMN as_of.versions.released_on IS 'Day of the release.';
COMMENT ON COLUMN as_of.versions.schema_version IS 'SemVer of its schema.';
CREATE OR REPLACE VIEW as_of.later AS
SELECT version
FROM as_of.versions
WHERE number > (
    SELECT
        CASE
            WHEN getvariable('as_of') IS NULL THEN max(number)
            WHEN count(*) FILTER (version = getvariable('as_of')::VARCHAR) = 0
                THEN error(getvariable('as_of')::VARCHAR || ' is no release that this one knows; it knows ' || string_agg(version, ', ' ORDER BY number))
            ELSE max(number) FILTER (version = getvariable('as_of')::VARCHAR)
        END
    FROM as_of.versions
);
COMMENT ON VIEW as_of.later IS 'Releases after the one that the variable as_of names.';
COMMENT ON COLUMN as_of.later.version IS 'Release.';
CREATE OR REPLACE VIEW main.resolved_ids AS
WITH RECURSIVE led AS (
    SELECT table_name, old_id, new_id FROM main.id_alias
    UNION
    SELECT l.table_name, l.old_id, a.new_id
    FROM led AS l
    JOIN main.id_alias AS a ON a.table_name = l.table_name AND a.old_id = l.new_id
)

SELECT l.table_name, l.old_id, l.new_id
FROM led AS l
WHERE NOT EXISTS (SELECT 1 FROM main.id_alias AS a WHERE a.table_name = l.table_name AND a.old_id = l.new_id);
COMMENT ON VIEW main.resolved_ids IS 'Where each old id leads in the end.';
COMMENT ON COLUMN main.resolved_ids.table_name IS 'Table.';
COMMENT ON COLUMN main.resolved_ids.old_id IS 'Old id.';
COMMENT ON COLUMN main.resolved_ids.new_id IS 'Id that holds in its place; NULL where the row was withdrawn.';
CREATE OR REPLACE MACRO main.resolve_id(old, in_table := NULL) AS (
    SELECT CASE WHEN count(*) = 0 THEN old ELSE min(r.new_id) END
    FROM main.resolved_ids AS r
    WHERE r.old_id = old AND (in_table IS NULL OR r.table_name = in_table)
)
