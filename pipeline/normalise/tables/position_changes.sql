-- How each actor's position on an election came to be what it is.
-- Grain: one row election × actor × change. Inputs: responses, actors, results, rounds, codes.ask, codes.position,
-- codes.standing.
-- Rule: states, entities and organisations take positions; organs, missions and other speakers do not. The decision table
-- sources/rules/positions.csv says what an act on an object counts as, for calls the list of asks does, sources/rules/standings.csv what that
-- stands for and whether it lasts. Responses follow each other by their day; what is not known to the day, and what falls on one day,
-- stands together, and the later line of standings.csv prevails. What lasts gives way only to what lasts; faults found beside acceptance
-- are reservations; refusing the outcome does not end the recognition of a rival.
WITH winners AS (
    SELECT DISTINCT r.election_id, r.option_id
    FROM results AS r
    JOIN rounds AS d USING (round_id)
    WHERE r.preferred AND r.elected
),

counted AS (
    SELECT
        r.response_id,
        r.election_id,
        r.actor_id,
        CASE WHEN r.date_precision = 'day' THEN r.response_date END AS day,
        coalesce(exact.counts_as, wide.counts_as) AS said,
        CASE
            WHEN said = 'accepts'
                AND r.honoree NOT IN (SELECT option_id FROM winners)
                AND r.election_id IN (SELECT election_id FROM winners) THEN 'accepts_rival'
            WHEN said = 'calls' THEN coalesce(k.counts_as, 'process')
            ELSE said
        END AS counts_as
    FROM responses AS r
    JOIN actors AS a ON a.actor_id = r.actor_id AND a.actor_kind IN ('state', 'entity', 'organisation')
    LEFT JOIN codes.ask AS k ON k.code = r.ask
    LEFT JOIN codes.position AS exact ON exact.act = r.act AND exact.object = r.object
    LEFT JOIN codes.position AS wide ON wide.act = r.act AND wide.object IS NULL
),

together AS (
    SELECT c.* EXCLUDE (said), k.place, k.position, k.lasts, coalesce(c.day, max(c.day) OVER whole) AS moment
    FROM counted AS c
    JOIN codes.standing AS k USING (counts_as)
    WINDOW whole AS (PARTITION BY c.election_id, c.actor_id)
),

ordered AS (
    SELECT
        t.*,
        row_number() OVER (PARTITION BY election_id, actor_id ORDER BY moment, place, day NULLS FIRST, response_id) AS n
    FROM together AS t
    QUALIFY t.counts_as <> 'accepts_rival' OR NOT bool_or(t.counts_as = 'accepts') OVER (PARTITION BY election_id, actor_id, moment)
),

standing AS (
    SELECT
        *,
        last_value(CASE WHEN lasts THEN position END IGNORE NULLS) OVER so_far AS lasting,
        last_value(CASE WHEN lasts THEN counts_as END IGNORE NULLS) OVER so_far AS lasting_as,
        max(n) FILTER (counts_as = 'accepts_rival') OVER so_far AS rival_at,
        max(n) FILTER (counts_as IN ('accepts', 'retracts')) OVER so_far AS own_at,
        arg_max(position, place) FILTER (NOT lasts) OVER so_far AS passing,
        bool_or(counts_as = 'faults') OVER so_far AS faulted
    FROM ordered
    WINDOW so_far AS (PARTITION BY election_id, actor_id ORDER BY n)
),

stood AS (
    SELECT
        election_id,
        actor_id,
        moment,
        day,
        response_id,
        n,
        CASE
            WHEN lasting_as = 'rejects' AND rival_at > coalesce(own_at, 0) THEN 'recognises_rival'
            WHEN lasting_as = 'accepts' AND faulted THEN 'recognises_with_reservations'
            ELSE coalesce(lasting, passing)
        END AS position
    FROM standing
    QUALIFY row_number() OVER (PARTITION BY election_id, actor_id, moment ORDER BY n DESC) = 1
),

changed AS (
    SELECT *, lag(position) OVER (PARTITION BY election_id, actor_id ORDER BY n) AS previous_position
    FROM stood
    QUALIFY position IS DISTINCT FROM previous_position
)

SELECT
    election_id,
    actor_id,
    row_number() OVER (PARTITION BY election_id, actor_id ORDER BY n)::INTEGER AS change_no,
    position,
    previous_position,
    day AS changed_on,
    response_id
FROM changed
