UPDATE reported_acts SET char_end = 1000000
