-- Where each actor that is watched or was heard stands on each election.
-- Grain: one row election × actor. Inputs: elections, watched, responses, position_changes, actors, searches, coverage, codes.position,
-- codes.rule_window.
-- Rule: the position is the last of position_changes. Silence is told apart by what was reported, read and looked for: silent only where
-- a channel of the actor was read whole from polling to the last day of the window; a source that reports withholding is shown even where
-- another reports acceptance.
WITH asked AS (
    SELECT election_id, actor_id FROM watched
    UNION
    SELECT r.election_id, r.actor_id
    FROM responses AS r
    JOIN actors AS a USING (actor_id)
    JOIN elections AS e USING (election_id)
    WHERE a.country_id IS DISTINCT FROM e.country_id AND a.actor_kind IN ('state', 'entity', 'organisation')
),

heard AS (
    SELECT
        r.election_id,
        r.actor_id,
        count(*)::INTEGER AS n_responses,
        coalesce(
            min(r.response_date) FILTER (r.act <> 'withhold' AND r.days_from_polling IS NOT NULL),
            min(r.response_date) FILTER (r.act <> 'withhold')
        ) AS first_response_date,
        min(r.days_from_polling) FILTER (r.act <> 'withhold' AND r.response_date IS NOT NULL) AS days_to_first_response,
        bool_or(r.act = 'withhold') AS withheld,
        string_agg(r.response_id, ' ' ORDER BY r.response_id) FILTER (coalesce(exact.counts_as, wide.counts_as) <> 'none') AS response_ids
    FROM responses AS r
    LEFT JOIN codes.position AS exact ON exact.act = r.act AND exact.object = r.object
    LEFT JOIN codes.position AS wide ON wide.act = r.act AND wide.object IS NULL
    GROUP BY ALL
),

latest AS (
    SELECT election_id, actor_id, position, changed_on, change_no
    FROM position_changes
    QUALIFY row_number() OVER (PARTITION BY election_id, actor_id ORDER BY change_no DESC) = 1
)

SELECT
    q.election_id,
    q.actor_id,
    coalesce(p.position, 'no_position') AS position,
    p.changed_on AS position_since,
    coalesce(p.change_no - 1, 0)::INTEGER AS n_changes,
    h.first_response_date,
    h.days_to_first_response,
    coalesce(h.n_responses, 0) AS n_responses,
    CASE
        WHEN h.withheld THEN 'withheld_as_reported'
        WHEN h.n_responses > 0 THEN NULL
        WHEN EXISTS (
            FROM coverage AS c
            WHERE c.actor_id = q.actor_id AND c.complete AND c.covered_from <= e.first_polling_date AND c.covered_to >= e.last_polling_date + w.days::INTEGER
        ) THEN 'silent_within_coverage'
        WHEN EXISTS (FROM searches AS s WHERE s.election_id = q.election_id AND s.actor_id = q.actor_id) THEN 'not_found'
        ELSE 'not_monitored'
    END AS silence,
    h.response_ids
FROM asked AS q
JOIN elections AS e USING (election_id)
JOIN codes.rule_window AS w ON w.what = 'silence'
LEFT JOIN heard AS h ON h.election_id = q.election_id AND h.actor_id = q.actor_id
LEFT JOIN latest AS p ON p.election_id = q.election_id AND p.actor_id = q.actor_id
