UPDATE responses SET actor_id = 'DNK' WHERE act = 'congratulate'
