UPDATE reported_acts SET coder = 'model:any@1' WHERE act = 'withhold'
