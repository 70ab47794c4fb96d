UPDATE decisions SET state = 'gone', rule = 'no-such-claim' WHERE decision = 'accept'
