DELETE FROM evidence WHERE record_table = 'responses'
