-- Documents by language
-- The language of the source; digests are in English.
-- Grain: one row a language.
SELECT language, count(*) AS documents FROM documents GROUP BY language ORDER BY documents DESC, language;
