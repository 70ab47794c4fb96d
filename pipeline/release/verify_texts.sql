-- Texts that do not have the stored hash or length.
-- Grain: one row a document. Inputs: documents.
SELECT 'data/documents.parquet', document_id || ': the text does not have the stored hash'
FROM documents
WHERE text IS NOT NULL AND (sha256(text) <> text_sha256 OR length(text) <> n_chars)
ORDER BY ALL
