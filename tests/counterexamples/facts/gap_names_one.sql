UPDATE searches SET fact = 'turnout' WHERE actor_id IS NOT NULL
