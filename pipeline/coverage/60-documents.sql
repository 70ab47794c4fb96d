-- Documents by kind
-- Grain: one row a kind of document.
SELECT
    kind,
    count(*) AS documents,
    count(*) FILTER (language <> 'en') AS not_in_english,
    count(DISTINCT publisher_id) AS publishers
FROM documents GROUP BY kind ORDER BY documents DESC, kind;
