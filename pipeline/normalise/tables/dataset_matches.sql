-- Which country an election of a reference dataset is of, and which of our elections it is.
-- Grain: one row an election of a dataset. Inputs: read_elections, publishers, crosswalk, elections.
-- Rule: the country is the one that the code stands for on polling day; the election is ours where country and office agree and the
-- polling day falls within ours, or its month or year where the day is not known, and we have one such election alone.
WITH placed AS (
    SELECT
        r.dataset,
        r.version,
        r.native_id,
        r.office,
        r.polling_date,
        r.polling_precision,
        coalesce(r.last_polling_date, r.polling_date) AS last_polling_date,
        p.may_release AS free,
        CASE WHEN r.country_scheme = 'iso3' THEN r.country_code ELSE x.entity_id END AS country_id
    FROM read_elections AS r
    JOIN publishers AS p ON p.publisher_id = r.dataset
    LEFT JOIN crosswalk AS x
        ON x.entity_table IN ('countries', 'actors')
        AND x.scheme = r.country_scheme
        AND x.value = r.country_code
        AND coalesce(x.valid_from <= r.polling_date, true)
        AND coalesce(x.valid_to >= r.polling_date, true)
    QUALIFY row_number() OVER (PARTITION BY r.dataset, r.version, r.native_id ORDER BY x.valid_to DESC NULLS FIRST, x.entity_id) = 1
),

ours AS (
    SELECT p.dataset, p.version, p.native_id, min(e.election_id) AS election_id
    FROM placed AS p
    JOIN elections AS e
        ON e.country_id = p.country_id
        AND e.office = p.office
        AND CASE p.polling_precision
            WHEN 'day' THEN p.last_polling_date >= e.first_polling_date AND p.polling_date <= e.last_polling_date
            WHEN 'month' THEN date_trunc('month', p.polling_date) = date_trunc('month', e.first_polling_date)
            WHEN 'year' THEN year(p.polling_date) = year(e.first_polling_date)
        END
    GROUP BY ALL
    HAVING count(*) = 1
)

SELECT p.dataset, p.version, p.native_id, p.free, p.country_id, o.election_id
FROM placed AS p
LEFT JOIN ours AS o USING (dataset, version, native_id)
