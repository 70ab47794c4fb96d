-- Where each actor that is watched or was heard stands on each election.
-- Grain: one row election × actor. Inputs: elections, watch_list, responses, actors, results, searches, coverage, codes.position.
-- Rule: the decision table sources/rules/positions.csv says what an act on an object counts as; a refusal goes before
-- acceptance, acceptance before withholding, withholding before what is said of the process. Faults found beside acceptance
-- are reservations. Silence is told apart by what was reported, read and looked for; a source that reports withholding is shown
-- even where another reports acceptance.
WITH asked AS (
    SELECT e.election_id, w.actor_id
    FROM elections AS e
    JOIN watch_list AS w
        ON coalesce(w.start_date <= e.last_polling_date, true) AND coalesce(w.end_date >= e.first_polling_date, true)
    JOIN actors AS a ON a.actor_id = w.actor_id AND a.country_id IS DISTINCT FROM e.country_id
    UNION
    SELECT r.election_id, r.actor_id
    FROM responses AS r
    JOIN actors AS a USING (actor_id)
    JOIN elections AS e USING (election_id)
    WHERE a.country_id IS DISTINCT FROM e.country_id AND a.actor_kind IN ('state', 'entity', 'organisation')
),

winners AS (
    SELECT DISTINCT r.election_id, r.option_id
    FROM results AS r
    JOIN rounds AS d USING (round_id)
    WHERE r.preferred AND r.elected
),

counted AS (
    SELECT
        r.*,
        coalesce(exact.counts_as, wide.counts_as, 'none') AS counts_as,
        r.honoree IS NOT NULL AND r.honoree NOT IN (SELECT option_id FROM winners) AND r.election_id IN (SELECT election_id FROM winners) AS of_rival
    FROM responses AS r
    LEFT JOIN codes.position AS exact ON exact.act = r.act AND exact.object = r.object
    LEFT JOIN codes.position AS wide ON wide.act = r.act AND wide.object IS NULL
),

heard AS (
    SELECT
        election_id,
        actor_id,
        count(*)::INTEGER AS n_responses,
        coalesce(
            min(response_date) FILTER (act <> 'withhold' AND days_from_polling IS NOT NULL),
            min(response_date) FILTER (act <> 'withhold')
        ) AS first_response_date,
        min(days_from_polling) FILTER (act <> 'withhold' AND response_date IS NOT NULL) AS days_to_first_response,
        bool_or(counts_as = 'rejects') AS rejects,
        bool_or(counts_as = 'accepts' AND of_rival) AS accepts_rival,
        bool_or(counts_as = 'accepts' AND NOT of_rival) AS accepts,
        bool_or(counts_as = 'withholds') AS withholds,
        bool_or(act = 'withhold') AS withheld,
        bool_or(counts_as = 'faults' OR (counts_as = 'calls' AND stance < 0)) AS faults,
        bool_or(counts_as IN ('process', 'calls')) AS process,
        string_agg(response_id, ' ' ORDER BY response_id) FILTER (counts_as <> 'none') AS response_ids
    FROM counted
    GROUP BY ALL
)

SELECT
    q.election_id,
    q.actor_id,
    CASE
        WHEN h.accepts_rival AND NOT h.accepts THEN 'recognises_rival'
        WHEN h.rejects THEN 'rejects_result'
        WHEN h.accepts AND h.faults THEN 'recognises_with_reservations'
        WHEN h.accepts THEN 'recognises'
        WHEN h.withholds OR h.faults THEN 'withholds'
        WHEN h.process THEN 'acknowledges_process_only'
        ELSE 'no_position'
    END AS position,
    h.first_response_date,
    h.days_to_first_response,
    coalesce(h.n_responses, 0) AS n_responses,
    CASE
        WHEN h.withheld THEN 'withheld_as_reported'
        WHEN h.n_responses > 0 THEN NULL
        WHEN EXISTS (
            FROM coverage AS c
            WHERE c.actor_id = q.actor_id AND c.complete AND c.covered_from <= e.first_polling_date AND c.covered_to >= e.last_polling_date + 60
        ) THEN 'silent_within_coverage'
        WHEN EXISTS (FROM searches AS s WHERE s.election_id = q.election_id AND s.actor_id = q.actor_id) THEN 'not_found'
        ELSE 'not_monitored'
    END AS silence,
    h.response_ids
FROM asked AS q
JOIN elections AS e USING (election_id)
LEFT JOIN heard AS h ON h.election_id = q.election_id AND h.actor_id = q.actor_id
