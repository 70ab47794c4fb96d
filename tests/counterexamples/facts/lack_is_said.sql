UPDATE completeness SET state = 'lacking' WHERE fact = 'turnout'
