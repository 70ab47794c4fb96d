-- Figures on which the sources differ.
-- Grain: one row a round, option and measure. Inputs: result_spreads.
SELECT election_id, round_id, option_id, measure, n_documents, n_values, lowest_value, highest_value
FROM result_spreads
WHERE n_values > 1
ORDER BY spread_id
