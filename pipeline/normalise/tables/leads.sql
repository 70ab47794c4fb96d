-- Articles to look at: events of machine-coded datasets in the weeks after an election.
-- Grain: one row event × election. Inputs: read_events, crosswalk, elections, election_calendar, codes.lead_code.
-- Rule: the country acted upon held an election, ours or one of the calendar, at most six weeks before the article; who acts is of another
-- country, or an organisation. A code stands for the country that the crosswalk gives it.
WITH cameo AS (
    SELECT value, min(entity_id) AS entity_id
    FROM crosswalk
    WHERE scheme = 'cameo' AND entity_table IN ('countries', 'actors')
    GROUP BY value
),

polls AS (
    SELECT election_id AS election_key, election_id, country_id, first_polling_date AS polling_date, first_polling_date AS polled_by
    FROM elections
    WHERE first_polling_date IS NOT NULL
    UNION ALL
    SELECT concat_ws('-', c.country_id, strftime(c.polling_date, '%Y%m'), c.office), NULL, c.country_id, c.polling_date,
        if(c.polling_precision = 'month', last_day(c.polling_date), c.polling_date)
    FROM election_calendar AS c
    WHERE NOT EXISTS (
        SELECT 1
        FROM elections AS e
        WHERE e.country_id = c.country_id
            AND e.office = c.office
            AND date_trunc('month', e.first_polling_date) = date_trunc('month', c.polling_date)
    )
)

SELECT
    r.dataset,
    r.native_id,
    p.election_key,
    any_value(p.election_id) AS election_id,
    any_value(r.url) AS url,
    concat(
        any_value(l.definition), ' ', coalesce(any_value(r.actor_name), any_value(r.actor_code)), ' to ',
        coalesce(any_value(r.target_name), any_value(r.target_code)), ', ', date_diff('day', min(p.polling_date), any_value(r.article_date)),
        ' days after polling'
    ) AS why,
    any_value(l.code) AS lead_code,
    any_value(a.entity_id) AS actor_id,
    coalesce(any_value(r.actor_name), any_value(r.actor_code)) AS actor_as_written,
    any_value(r.article_date) AS day,
    date_diff('day', min(p.polling_date), any_value(r.article_date))::INTEGER AS days_from_polling
FROM read_events AS r
JOIN codes.lead_code AS l ON l.code = r.cameo_code[:3]
JOIN cameo AS t ON t.value = r.target_country
JOIN polls AS p
    ON p.country_id = t.entity_id
    AND r.article_date BETWEEN p.polling_date AND p.polled_by + INTERVAL 42 DAY
LEFT JOIN cameo AS a ON a.value = r.actor_country
WHERE a.entity_id IS DISTINCT FROM t.entity_id
GROUP BY r.dataset, r.native_id, p.election_key
