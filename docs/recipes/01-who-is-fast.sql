-- Who recognises a winner fast?
-- Median days from the last polling day to an actor's first congratulation or recognition of the winner or the result, for actors that
-- answered three elections or more. Only responses dated to the day count.
WITH first_words AS (
    SELECT election_id, actor_id, min(days_from_polling) AS days
    FROM responses
    WHERE act IN ('congratulate', 'recognise')
        AND object IN ('winner', 'result')
        AND modality = 'actual'
        AND date_precision = 'day'
        AND days_from_polling >= 0
    GROUP BY ALL
)

SELECT a.name_en AS actor, count(*) AS elections, median(w.days) AS median_days, max(w.days) AS slowest
FROM first_words AS w
JOIN actors AS a USING (actor_id)
GROUP BY ALL
HAVING count(*) >= 3
ORDER BY median_days, actor;
