-- Sources: where each document was published, when, under which licence, and the hash of the text that was coded.
-- Grain: one row a document. Inputs: documents, publishers.
SELECT
    d.document_id, d.publisher_id, p.name_en AS publisher, d.title, d.url, d.archive_url, d.published_date, d.published_precision,
    d.retrieved_on, d.language, d.kind, d.basis, d.licence, p.terms, d.text_redistributable, d.text_sha256
FROM documents AS d
JOIN publishers AS p USING (publisher_id)
ORDER BY d.publisher_id, d.published_date, d.document_id
