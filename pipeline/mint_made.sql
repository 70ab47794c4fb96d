-- Responses of a build with what their ids stand for.
-- Grain: one row a response. Inputs: responses, act_folds.
SELECT r.response_id, r.act, r.object, r.target_actor_id, r.ask, f.opened_on::VARCHAR
FROM responses AS r
JOIN (SELECT record_id, any_value(opened_on) AS opened_on FROM act_folds WHERE record_table = 'responses' GROUP BY ALL) AS f ON f.record_id = r.response_id
ORDER BY r.response_id
