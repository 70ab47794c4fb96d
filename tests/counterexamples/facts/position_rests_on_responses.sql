DELETE FROM responses WHERE actor_id = 'SWE'
