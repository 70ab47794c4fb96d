-- Documents that are new, by publisher
-- Grain: one row a publisher.
SELECT d.publisher_id AS publisher, count(*) AS documents, min(d.published_date) AS "from", max(d.published_date) AS "to"
FROM changes.documents AS c
JOIN now.documents AS d USING (document_id)
WHERE c.change = 'added' AND c.column_name IS NULL
GROUP BY d.publisher_id
ORDER BY documents DESC, d.publisher_id
