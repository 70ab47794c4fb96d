INSERT INTO model_readings SELECT document_id, 'model:any@1', 3, 1, 1 FROM documents LIMIT 1
