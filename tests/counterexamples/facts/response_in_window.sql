UPDATE responses SET response_date = DATE '2031-01-01'
