-- Who answered whom.
-- Grain: one row thread × member. Inputs: responses, observation_verdicts.
-- Rule: what is answered and answers nothing begins a thread; everything that answers a member is a member.
WITH RECURSIVE members AS (
    SELECT DISTINCT
        b.responds_to AS thread_id,
        b.responds_to AS member_id,
        CASE WHEN r.response_id IS NULL THEN 'observation_verdicts' ELSE 'responses' END AS member_table,
        b.election_id,
        0 AS depth,
        NULL::VARCHAR AS answers_id
    FROM responses AS b
    LEFT JOIN responses AS r ON r.response_id = b.responds_to
    WHERE b.responds_to IS NOT NULL AND r.responds_to IS NULL
    UNION ALL
    SELECT m.thread_id, r.response_id, 'responses', m.election_id, m.depth + 1, r.responds_to
    FROM members AS m
    JOIN responses AS r ON r.responds_to = m.member_id
)

SELECT * FROM members
