UPDATE results SET seats = 3, seats_uncontested = 4
