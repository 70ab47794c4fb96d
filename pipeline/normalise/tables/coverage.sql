-- Which actor's channel was read from when to when.
-- Grain: one row actor × publisher × stretch. Inputs: readings, publishers.
-- Rule: only a channel that is read as a whole has stretches, digests chosen by hand cover nothing; a stretch ends where more days without
-- an item follow than the channel may have, so that an outage is a gap and not a silence.
WITH followed AS (
    SELECT
        p.actor_id,
        r.publisher_id,
        r.day,
        coalesce(r.day - lag(r.day) OVER (PARTITION BY r.publisher_id ORDER BY r.day) - 1 > p.gap_days, false) AS opens
    FROM readings AS r
    JOIN publishers AS p USING (publisher_id)
    WHERE p.actor_id IS NOT NULL AND p.gap_days IS NOT NULL
),

stretched AS (
    SELECT *, count_if(opens) OVER (PARTITION BY publisher_id ORDER BY day) AS stretch FROM followed
)

SELECT actor_id, publisher_id, min(day) AS covered_from, max(day) AS covered_to, true AS complete
FROM stretched
GROUP BY actor_id, publisher_id, stretch
