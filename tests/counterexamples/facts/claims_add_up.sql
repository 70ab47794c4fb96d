DELETE FROM claim_outcomes WHERE claim_table = 'reported_acts'
