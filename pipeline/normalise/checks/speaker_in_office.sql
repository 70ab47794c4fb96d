-- A speaker held an office of the actor on the day.
-- Table: responses
-- Severity: flag
-- Rule: 7
-- Because: tenures are known to the day for some and not at all for others; only a stated tenure that excludes the day is shown.
SELECT r.response_id, r.speaker_person_id, r.actor_id, r.response_date
FROM responses AS r
JOIN actors AS a ON a.actor_id = r.actor_id
WHERE r.response_date IS NOT NULL
    AND EXISTS (FROM office_tenures AS t WHERE t.person_id = r.speaker_person_id AND t.start_date IS NOT NULL)
    AND NOT EXISTS (
        FROM office_tenures AS t
        WHERE t.person_id = r.speaker_person_id
            AND coalesce(t.start_date <= r.response_date, true)
            AND coalesce(t.end_date >= r.response_date, true)
    )
ORDER BY ALL
