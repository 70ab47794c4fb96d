-- Ids that no response has any more and that sources/ids.yaml does not explain, with the first new id of the same actor and act.
-- Grain: one row an id. Inputs: minted_responses, responses, id_alias.
SELECT
    m.response_id,
    (
        SELECT min(r.response_id)
        FROM responses AS r
        WHERE r.election_id = m.election_id
            AND r.actor_id = m.actor_id
            AND r.act = m.act
            AND r.response_id NOT IN (SELECT response_id FROM minted_responses)
    ) AS instead
FROM minted_responses AS m
ANTI JOIN responses AS r ON r.response_id = m.response_id
WHERE m.response_id NOT IN (SELECT old_id FROM id_alias WHERE table_name = 'responses')
ORDER BY m.response_id
