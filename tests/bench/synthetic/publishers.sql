-- One newspaper.
-- Grain: one row.
SELECT 'gazette' AS publisher_id, 'The Gazette' AS name_en, 'news' AS capacity, 'en' AS language, 'unknown' AS licence
