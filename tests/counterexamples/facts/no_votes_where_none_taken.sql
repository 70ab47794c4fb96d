UPDATE rounds SET status = 'uncontested'
