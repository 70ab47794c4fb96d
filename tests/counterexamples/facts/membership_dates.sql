UPDATE actor_memberships SET end_date = DATE '1900-01-01'
