UPDATE responses SET actor_id = 'NOR'
