-- Who answered whom, parents before children.
-- Grain: one row a thread and member. Inputs: threads.
SELECT election_id, thread_id, member_id, answers_id
FROM threads
ORDER BY election_id, thread_id, depth, member_id
