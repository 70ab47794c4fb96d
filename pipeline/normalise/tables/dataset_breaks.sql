-- Sums within reference datasets that do not close.
-- Grain: one row an election of a dataset × round × rule × line. Inputs: read_elections, read_results.
-- Rule: invariants 1 to 3 of the dataset's own figures. Members of an alliance count apart from it: seats close if they do with the
-- alliances, with their members or with both. A share is right if it is that of the votes in the valid votes or in the base that the other
-- lines of the round imply, within the rounding of the most digits that the round prints.
WITH lines AS (
    SELECT
        r.*,
        e.valid_votes,
        e.complete,
        max(r.share_digits) OVER round AS digits,
        median(r.votes * 100.0 / nullif(r.share_pct, 0)) OVER round AS usual_base,
        EXISTS (
            FROM read_results AS m
            WHERE m.dataset = r.dataset AND m.version = r.version AND m.native_id = r.native_id
                AND m.round_no = r.round_no AND m.alliance_line_no = r.line_no
        ) AS has_members
    FROM read_results AS r
    JOIN read_elections AS e USING (dataset, version, native_id)
    WINDOW round AS (PARTITION BY r.dataset, r.version, r.native_id, r.round_no)
),

rounds AS (
    SELECT
        dataset,
        version,
        native_id,
        round_no,
        sum(share_pct) FILTER (alliance_line_no IS NULL) AS shares,
        bool_or(residual AND share_pct IS NOT NULL) AS has_residual,
        bool_or(residual AND votes IS NOT NULL) AS has_residual_votes,
        sum(votes) FILTER (alliance_line_no IS NULL) AS votes,
        bool_and(votes IS NOT NULL OR alliance_line_no IS NOT NULL) AS all_votes,
        bool_or(complete) AS complete,
        max(valid_votes) AS valid_votes,
        coalesce(sum(seats) FILTER (alliance_line_no IS NULL), 0) AS seats_of_lists,
        coalesce(sum(seats) FILTER (NOT has_members), 0) AS seats_of_parties,
        coalesce(sum(seats), 0) AS seats_of_both,
        count(seats) AS n_seats
    FROM lines
    GROUP BY ALL
),

found AS (
    SELECT dataset, version, native_id, round_no, 'share_above_100' AS breaks, line_no, share_pct AS left_side, 100 AS right_side
    FROM lines
    WHERE share_pct > 100
    UNION ALL
    SELECT dataset, version, native_id, round_no, 'shares_above_100', 0, shares, 100
    FROM rounds
    WHERE shares > 100.2
    UNION ALL
    SELECT dataset, version, native_id, round_no, 'shares_below_100', 0, shares, 100
    FROM rounds
    WHERE has_residual AND shares < 99.8
    UNION ALL
    SELECT dataset, version, native_id, round_no, 'votes_above_valid', 0, votes, valid_votes
    FROM rounds
    WHERE votes > valid_votes
    UNION ALL
    SELECT dataset, version, native_id, round_no, 'votes_not_valid', 0, votes, valid_votes
    FROM rounds
    WHERE (has_residual_votes OR complete) AND all_votes AND votes < valid_votes
    UNION ALL
    SELECT dataset, version, native_id, round_no, 'share_not_votes', line_no, share_pct, round(100.0 * votes / coalesce(nullif(valid_votes, 0), usual_base), 4)
    FROM lines
    WHERE abs(share_pct - 100.0 * votes / nullif(coalesce(nullif(valid_votes, 0), usual_base), 0)) > 0.5 * pow(10, -digits) + 0.0001
        AND abs(share_pct - 100.0 * votes / nullif(usual_base, 0)) > 0.5 * pow(10, -digits) + 0.0001
    UNION ALL
    SELECT r.dataset, r.version, r.native_id, 0, 'seats_not_total', 0, r.seats_of_parties, e.seats_total
    FROM rounds AS r
    JOIN read_elections AS e USING (dataset, version, native_id)
    WHERE r.n_seats > 0 AND e.seats_total IS NOT NULL
        AND e.seats_total NOT IN (r.seats_of_lists, r.seats_of_parties, r.seats_of_both)
    UNION ALL
    SELECT dataset, version, native_id, 0, 'valid_above_cast', 0, valid_votes, ballots_cast
    FROM read_elections
    WHERE valid_votes > ballots_cast
    UNION ALL
    SELECT dataset, version, native_id, 0, 'valid_invalid_not_cast', 0, valid_votes + invalid_votes, ballots_cast
    FROM read_elections
    WHERE valid_votes + invalid_votes <> ballots_cast
    UNION ALL
    SELECT dataset, version, native_id, 0, 'cast_above_registered', 0, ballots_cast, registered
    FROM read_elections
    WHERE ballots_cast > registered
)

SELECT * FROM found
