-- How much of an election humans have read.
-- Grain: one row an election. Inputs: elections, review_items, decisions, responses, observation_verdicts.
-- Rule: a claim counts as read where a decision applies to it, a response or verdict where a human coded it or decided on a claim of it.
WITH items AS (
    SELECT
        election_id,
        count(*) FILTER (kind = 'claim') AS n_claims,
        count(*) FILTER (kind = 'claim' AND state = 'borne_out') AS n_borne_out,
        count(*) FILTER (kind = 'claim' AND state = 'decided') AS n_decided,
        count(*) FILTER (state = 'reopened') AS n_reopened,
        count(*) FILTER (kind = 'claim' AND state = 'open') AS n_open
    FROM review_items
    GROUP BY ALL
),

added AS (
    SELECT election_id, count(*) AS n_added FROM decisions WHERE decision = 'add' AND state = 'applies' GROUP BY ALL
),

facts AS (
    SELECT election_id, count(*) AS n_facts, count(*) FILTER (review_status <> 'machine') AS n_facts_reviewed
    FROM (
        SELECT election_id, review_status FROM responses
        UNION ALL
        SELECT election_id, review_status FROM observation_verdicts
    )
    GROUP BY ALL
)

SELECT
    e.election_id,
    coalesce(i.n_claims, 0) AS n_claims,
    coalesce(i.n_borne_out, 0) AS n_borne_out,
    coalesce(i.n_decided, 0) AS n_decided,
    coalesce(i.n_reopened, 0) AS n_reopened,
    coalesce(i.n_open, 0) AS n_open,
    coalesce(a.n_added, 0) AS n_added,
    (i.n_decided / nullif(i.n_claims, 0))::DECIMAL(5, 4) AS share_decided,
    coalesce(f.n_facts, 0) AS n_facts,
    coalesce(f.n_facts_reviewed, 0) AS n_facts_reviewed,
    (f.n_facts_reviewed / nullif(f.n_facts, 0))::DECIMAL(5, 4) AS share_reviewed
FROM elections AS e
LEFT JOIN items AS i USING (election_id)
LEFT JOIN added AS a USING (election_id)
LEFT JOIN facts AS f USING (election_id)
