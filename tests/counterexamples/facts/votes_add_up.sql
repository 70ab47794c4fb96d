UPDATE turnout SET valid_votes = 1999999
