-- What became of each claim.
-- Grain: one row a claim. Inputs: act_folds, figure_folds.
SELECT claim_id, 'reported_acts' AS claim_table, document_id, outcome, record_table, record_id, reason FROM act_folds
UNION ALL
SELECT claim_id, 'reported_figures', document_id, outcome, record_table, record_id, reason FROM figure_folds
