UPDATE responses SET response_date = (SELECT min(polling_end) FROM rounds), phase = 'polling'
