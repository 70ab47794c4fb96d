-- Which figures moved between the first count and the settled one, or differ between sources?
-- Shares by half a point or more, votes by one in a thousand or more, seats by any number. A gap to a contender's own figures stands apart.
SELECT spread_id, n_documents, settled_value, lowest_value, highest_value, first_status, drift_computed, claimed_value
FROM result_spreads
WHERE (measure IN ('vote_share', 'turnout') AND spread_computed >= 0.5)
    OR (measure = 'seats' AND spread_computed > 0)
    OR (measure NOT IN ('vote_share', 'turnout', 'seats') AND spread_computed * 1000 >= settled_value AND spread_computed > 0)
    OR claimed_value IS NOT NULL
ORDER BY spread_id;
