UPDATE results SET votes = 99 WHERE option_id LIKE '%:vik'
