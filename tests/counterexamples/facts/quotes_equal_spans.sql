UPDATE evidence SET quote = 'something else'
