UPDATE responses SET phase = 'polling'
