-- Our preferred results beside those of reference datasets.
-- Grain: one row a line of a dataset for an election of ours. Inputs: read_results, dataset_matches, rounds, options, records, results.
-- Rule: an option is theirs where its label, its own-script label, a name of its file or its party is written alike but for case, accents
-- and signs, or holds all words of theirs, or theirs all of its, and no other option of the election does so as well. A repeated round
-- stands for its number. Shares agree where they are the same to the digits that the dataset prints. Figures of a dataset that may not be
-- given away are left out.
WITH theirs AS (
    SELECT
        r.*,
        m.free,
        m.election_id,
        [regexp_replace(lower(strip_accents(name)), '[^[:alnum:]]+', ' ', 'g') FOR name IN [r.option_as_written, r.option_en, r.party_as_written] IF name IS NOT NULL] AS names
    FROM read_results AS r
    JOIN dataset_matches AS m USING (dataset, version, native_id)
    WHERE m.election_id IS NOT NULL
),

ours AS (
    SELECT election_id, option_id, trim(regexp_replace(lower(strip_accents(name)), '[^[:alnum:]]+', ' ', 'g')) AS name
    FROM (
        SELECT election_id, option_id, unnest([label_en, label_native, party_label]) AS name FROM options
        UNION
        SELECT election_id, election_id || ':' || (body ->> 'option'), unnest(from_json(body -> 'aliases', '["VARCHAR"]')) FROM records WHERE kind = 'option'
    )
    WHERE name IS NOT NULL
),

alike AS (
    SELECT
        t.dataset,
        t.version,
        t.native_id,
        t.round_no,
        t.line_no,
        o.option_id,
        min(CASE WHEN trim(n.name) = o.name THEN 1 ELSE 2 END) AS closeness
    FROM theirs AS t
    CROSS JOIN unnest(t.names) AS n(name)
    JOIN ours AS o
        ON o.election_id = t.election_id
        AND length(o.name) > 1
        AND (
            trim(n.name) = o.name
            OR (
                length(trim(n.name)) > 3
                AND length(o.name) > 3
                AND (
                    list_has_all(string_split(o.name, ' '), string_split(trim(n.name), ' '))
                    OR list_has_all(string_split(trim(n.name), ' '), string_split(o.name, ' '))
                )
            )
        )
    WHERE NOT t.residual
    GROUP BY ALL
),

nearest AS (
    SELECT * FROM alike QUALIFY rank() OVER (PARTITION BY dataset, version, native_id, round_no, line_no ORDER BY closeness) = 1
),

named AS (
    SELECT dataset, version, native_id, round_no, line_no, min(option_id) AS option_id FROM nearest GROUP BY ALL HAVING count(*) = 1
),

numbered AS (
    SELECT election_id, round_no AS number, max(round_id) AS round_id FROM rounds GROUP BY ALL
),

beside AS (
    SELECT
        t.*,
        u.round_id,
        n.option_id,
        p.result_id,
        p.votes AS our_votes,
        p.share_pct AS our_share_pct,
        p.seats AS our_seats,
        list_filter([
            p.votes = t.votes,
            abs(p.share_pct - t.share_pct) <= 0.5 * pow(10, -t.share_digits),
            p.seats = t.seats
        ], lambda same: same IS NOT NULL) AS same
    FROM theirs AS t
    LEFT JOIN numbered AS u ON u.election_id = t.election_id AND u.number = t.round_no
    LEFT JOIN named AS n USING (dataset, version, native_id, round_no, line_no)
    LEFT JOIN results AS p ON p.round_id = u.round_id AND p.option_id = n.option_id AND p.preferred
)

SELECT
    dataset,
    version,
    native_id,
    round_no,
    line_no,
    election_id,
    round_id,
    option_id,
    result_id,
    CASE WHEN free THEN option_as_written END AS option_as_written,
    our_votes,
    CASE WHEN free THEN votes END AS their_votes,
    our_share_pct,
    CASE WHEN free THEN share_pct END AS their_share_pct,
    our_seats,
    CASE WHEN free THEN seats END AS their_seats,
    list_bool_and(same) AS agrees,
    NOT free AS withheld,
    CASE
        WHEN residual THEN 'residual'
        WHEN round_id IS NULL THEN 'no_round'
        WHEN option_id IS NULL THEN 'no_option'
        WHEN result_id IS NULL THEN 'no_figures'
        WHEN len(same) = 0 THEN 'nothing_in_common'
    END AS reason
FROM beside
