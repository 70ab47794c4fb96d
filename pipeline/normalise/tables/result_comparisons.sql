-- Our results beside those of reference datasets.
-- Grain: one row a line of a dataset for an election of ours. Inputs: read_results, dataset_matches, rounds, options, records, results.
-- Rule: an option is theirs where a name is written alike but for case, accents and signs (1); else where one holds all words of the other
-- (2); else where it holds the words that they write in capitals, as family names (3); else where they write the initials of its party (4);
-- and where no other option of the election does so as well. Of our counts of the round, an annulled attempt's among them, one that
-- agrees stands beside theirs, else the preferred. Names of ours are label, own-script label, names of its file and party; names
-- of theirs the option, its English name and, for a party, its short form. Shares agree where they
-- are the same to the digits that the dataset prints. Figures of a dataset that may not be given away are left out.
WITH theirs AS (
    SELECT
        r.*,
        m.free,
        m.election_id,
        trim(regexp_replace(lower(strip_accents(r.option_as_written)), '[^[:alnum:]]+', ' ', 'g')) AS name,
        trim(regexp_replace(lower(strip_accents(r.option_en)), '[^[:alnum:]]+', ' ', 'g')) AS name_en,
        trim(regexp_replace(lower(strip_accents(r.party_as_written)), '[^[:alnum:]]+', ' ', 'g')) AS short,
        string_split(
            trim(regexp_replace(lower(strip_accents(array_to_string(regexp_extract_all(r.option_as_written, '\p{Lu}{2,}'), ' '))), '[^[:alnum:]]+', ' ', 'g')), ' '
        ) AS capitals
    FROM read_results AS r
    JOIN dataset_matches AS m USING (dataset, version, native_id)
    WHERE m.election_id IS NOT NULL
),

ours AS (
    SELECT
        election_id,
        option_id,
        is_party,
        trim(regexp_replace(lower(strip_accents(name)), '[^[:alnum:]]+', ' ', 'g')) AS name,
        lower(array_to_string([word[1] FOR word IN string_split(trim(regexp_replace(strip_accents(party), '[^[:alnum:]'']+', ' ', 'g')), ' ')], '')) AS initials
    FROM (
        SELECT
            election_id,
            option_id,
            option_kind IN ('party_list', 'coalition') AS is_party,
            unnest([label_en, label_native, party_label]) AS name,
            CASE WHEN option_kind IN ('party_list', 'coalition') THEN label_en ELSE party_label END AS party
        FROM options
        UNION
        SELECT election_id, election_id || ':' || (body ->> 'option'), false, unnest(from_json(body -> 'aliases', '["VARCHAR"]')), NULL
        FROM records
        WHERE kind = 'option'
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
        min(CASE
            WHEN t.name = o.name OR t.name_en = o.name OR (o.is_party AND t.short = o.name) THEN 1
            WHEN length(t.name) > 3 AND length(o.name) > 3 AND (
                list_has_all(string_split(o.name, ' '), string_split(t.name, ' ')) OR list_has_all(string_split(t.name, ' '), string_split(o.name, ' '))
            ) THEN 2
            WHEN length(array_to_string(t.capitals, '')) > 3 AND list_has_all(string_split(o.name, ' '), t.capitals) THEN 3
            WHEN length(t.name) > 2 AND t.name = o.initials THEN 4
        END) AS closeness
    FROM theirs AS t
    JOIN ours AS o ON o.election_id = t.election_id
    WHERE NOT t.residual
    GROUP BY ALL
),

nearest AS (
    SELECT * FROM alike WHERE closeness IS NOT NULL QUALIFY rank() OVER (PARTITION BY dataset, version, native_id, round_no, line_no ORDER BY closeness) = 1
),

named AS (
    SELECT dataset, version, native_id, round_no, line_no, min(option_id) AS option_id FROM nearest GROUP BY ALL HAVING count(*) = 1
),

numbered AS (
    SELECT election_id, round_no AS number, max(round_id) AS round_id FROM rounds GROUP BY ALL
),

counted AS (
    SELECT t.*, u.round_id AS last_round_id, n.option_id
    FROM theirs AS t
    LEFT JOIN numbered AS u ON u.election_id = t.election_id AND u.number = t.round_no
    LEFT JOIN named AS n USING (dataset, version, native_id, round_no, line_no)
),

beside AS (
    SELECT
        c.*,
        p.round_id,
        p.result_id,
        p.preferred,
        p.votes AS our_votes,
        p.share_pct AS our_share_pct,
        p.seats AS our_seats,
        list_filter([
            p.votes = c.votes,
            abs(p.share_pct - c.share_pct) <= 0.5 * pow(10, -c.share_digits),
            p.seats = c.seats
        ], lambda same: same IS NOT NULL) AS same
    FROM counted AS c
    LEFT JOIN (
        SELECT r.*, q.round_no AS number
        FROM results AS r
        JOIN rounds AS q USING (round_id)
    ) AS p ON p.option_id = c.option_id AND p.number = c.round_no
),

nearest_count AS (
    SELECT *
    FROM beside
    QUALIFY row_number() OVER (
        PARTITION BY dataset, version, native_id, round_no, line_no
        ORDER BY coalesce(list_bool_and(same), false) DESC, coalesce(preferred, false) DESC, round_id DESC, result_id
    ) = 1
)

SELECT
    dataset,
    version,
    native_id,
    round_no,
    line_no,
    election_id,
    coalesce(round_id, last_round_id) AS round_id,
    option_id,
    result_id,
    preferred AS is_preferred,
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
        WHEN last_round_id IS NULL THEN 'no_round'
        WHEN option_id IS NULL THEN 'no_option'
        WHEN result_id IS NULL THEN 'no_figures'
        WHEN len(same) = 0 THEN 'nothing_in_common'
    END AS reason
FROM nearest_count
