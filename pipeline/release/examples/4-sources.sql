-- Figures on which the sources lie furthest apart
-- Grain: one row a round, option and measure.
SELECT spread_id, measure, n_documents, lowest_value, highest_value, spread_computed
FROM result_spreads
WHERE n_values > 1
ORDER BY spread_computed / nullif(settled_value, 0) DESC, spread_id;
