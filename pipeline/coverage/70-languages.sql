-- Documents by language
-- The language of the source; digests are in English.
SELECT language, count(*) AS documents FROM documents GROUP BY language ORDER BY documents DESC, language;
