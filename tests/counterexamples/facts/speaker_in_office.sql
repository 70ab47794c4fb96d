UPDATE responses SET response_date = DATE '2018-01-01'
