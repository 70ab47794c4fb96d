UPDATE responses SET responds_to = 'R-NOR-202109-PRES-SWE-01', response_date = DATE '2021-09-14' WHERE act = 'rebut'
