-- Sums within reference datasets close.
-- Table: dataset_breaks
-- Severity: flag
-- Rule: 1 2 3
-- Because: a dataset's misprints and unlike bases are findings about it; they are kept, named and never passed on as ours.
SELECT * FROM dataset_breaks ORDER BY ALL
