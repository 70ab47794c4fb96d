UPDATE responses SET honoree = 'SWE-202109-PRES:x'
