DELETE FROM documents WHERE publisher_id = 'commission'
