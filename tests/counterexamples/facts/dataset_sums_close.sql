INSERT INTO dataset_breaks VALUES ('commission', '2021', '1', 1, 'shares_above_100', 0, 164.0, 100.0)
