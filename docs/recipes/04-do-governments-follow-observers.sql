-- Do governments speak before or after the observers, and does it matter what these found?
-- Responses of states on winner, result or process, by the preliminary verdict of the mission that found most fault.
WITH verdicts AS (
    SELECT
        election_id,
        first(overall ORDER BY list_position(['unacceptable', 'mixed', 'acceptable'], overall), verdict_id) AS worst,
        min(issued_on) AS issued_on
    FROM observation_verdicts
    WHERE stage = 'preliminary' AND overall <> 'none_given'
    GROUP BY ALL
)

SELECT
    v.worst AS verdict,
    CASE WHEN r.response_date < v.issued_on THEN 'before' ELSE 'on the day or after' END AS spoke,
    count(*) AS responses,
    count(*) FILTER (r.stance > 0) AS favourable,
    count(*) FILTER (r.stance < 0) AS unfavourable
FROM responses AS r
JOIN actors AS a USING (actor_id)
JOIN verdicts AS v USING (election_id)
WHERE a.actor_kind = 'state'
    AND r.object IN ('winner', 'result', 'process')
    AND r.date_precision = 'day'
    AND r.days_from_polling >= 0
    AND v.issued_on IS NOT NULL
GROUP BY v.worst, spoke
ORDER BY list_position(['acceptable', 'mixed', 'unacceptable'], v.worst), spoke DESC;
