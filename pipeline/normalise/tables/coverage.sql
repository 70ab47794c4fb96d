-- Which actor's channel was read from when to when.
-- Grain: one row actor × publisher × stretch. Inputs: readings, feed_windows, publishers.
-- Rule: only a channel that is read as a whole has stretches, digests chosen by hand cover nothing; a stretch ends where more days without
-- an item follow than the channel may have, so that an outage is a gap and not a silence. A feed shows its last items only: its days count
-- within a time of which it was read without interruption (windows that overlap), and such a time counts as far as its last whole day, but
-- no longer after the last item than the channel may pause. A day is whole when it is over in every time zone.
WITH windows AS (
    SELECT
        *,
        coalesce(
            from_at > max(to_at) OVER (PARTITION BY publisher_id ORDER BY from_at, to_at ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING),
            false
        ) AS opens
    FROM feed_windows
),

numbered AS (
    SELECT *, count_if(opens) OVER (PARTITION BY publisher_id ORDER BY from_at, to_at) AS time_no FROM windows
),

times AS (
    SELECT
        publisher_id,
        time_no,
        (min(from_at) + INTERVAL 14 HOUR - INTERVAL 1 MICROSECOND)::DATE + 1 AS first_day,
        (max(to_at) - INTERVAL 12 HOUR)::DATE - 1 AS last_day
    FROM numbered
    GROUP BY publisher_id, time_no
),

days AS (
    SELECT publisher_id, 0 AS time_no, day, day AS last_day
    FROM readings AS r
    WHERE NOT EXISTS (FROM feed_windows AS w WHERE w.publisher_id = r.publisher_id AND w.feed_url = r.source_url)
    UNION ALL
    SELECT r.publisher_id, t.time_no + 1, r.day, t.last_day
    FROM readings AS r
    JOIN times AS t ON t.publisher_id = r.publisher_id AND r.day BETWEEN t.first_day AND t.last_day
),

followed AS (
    SELECT
        p.actor_id,
        d.*,
        d.day + p.gap_days AS pause_to,
        coalesce(d.day - lag(d.day) OVER (PARTITION BY d.publisher_id, d.time_no ORDER BY d.day) - 1 > p.gap_days, false) AS opens
    FROM days AS d
    JOIN publishers AS p USING (publisher_id)
    WHERE p.actor_id IS NOT NULL AND p.gap_days IS NOT NULL
),

stretched AS (
    SELECT *, count_if(opens) OVER (PARTITION BY publisher_id, time_no ORDER BY day) AS stretch FROM followed
),

stretches AS (
    SELECT
        actor_id,
        publisher_id,
        min(day) AS covered_from,
        CASE WHEN time_no = 0 THEN max(day) ELSE least(max(last_day), max(pause_to)) END AS covered_to
    FROM stretched
    GROUP BY actor_id, publisher_id, time_no, stretch
),

apart AS (
    SELECT
        *,
        coalesce(
            covered_from - 1 > max(covered_to) OVER (
                PARTITION BY publisher_id ORDER BY covered_from, covered_to ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
            ),
            false
        ) AS opens
    FROM stretches
),

joined AS (
    SELECT *, count_if(opens) OVER (PARTITION BY publisher_id ORDER BY covered_from, covered_to) AS stretch FROM apart
)

SELECT actor_id, publisher_id, min(covered_from) AS covered_from, max(covered_to) AS covered_to, true AS complete
FROM joined
GROUP BY actor_id, publisher_id, stretch
