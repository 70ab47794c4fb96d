UPDATE turnout SET ballots_cast = 3000000
