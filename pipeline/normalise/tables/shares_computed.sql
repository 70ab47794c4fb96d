-- Shares computed on one base for all sources, from the preferred counts.
-- Grain: one row round × option with preferred votes, or with a preferred share where all shares are known. Inputs: results, turnout, options.
-- Rule: a base is the preferred turnout's own figure; where it has no valid votes, they are its ballots cast less the invalid and, where
-- counted apart, the blank ones. The base of candidates is a sum of ours and is taken only where the counts are whole: one of
-- the round names all who stood, the votes add up to the valid ones, or the printed shares to 100 ± 0.2. Where not all votes are printed, it is the sum
-- of the shares. Lines against all and blank ballots are outside it; what a source lumps together is inside it and has no rank.
WITH preferred AS (
    SELECT
        r.election_id,
        r.round_id,
        r.option_id,
        r.votes,
        r.share_pct,
        t.registered,
        t.ballots_cast,
        coalesce(t.valid_votes, t.ballots_cast - t.invalid_votes - coalesce(t.blank_votes, 0)) AS valid_votes,
        o.option_kind NOT IN ('against_all', 'none_of_above', 'blank_as_option') AS for_someone,
        for_someone AND o.option_kind <> 'residual_other' AS stands
    FROM results AS r
    JOIN options AS o USING (option_id)
    LEFT JOIN turnout AS t ON t.round_id = r.round_id AND t.preferred
    WHERE r.preferred
),

summed AS (
    SELECT
        round_id,
        CASE WHEN bool_and(votes IS NOT NULL) FILTER (for_someone) THEN sum(votes) FILTER (for_someone) END AS votes_for_someone,
        CASE WHEN bool_and(share_pct IS NOT NULL) FILTER (for_someone) THEN sum(share_pct) FILTER (for_someone) END AS shares_for_someone,
        max(votes) FILTER (stands) AS most_votes,
        bool_or(round_id IN (SELECT c.round_id FROM results AS c WHERE c.complete)) OR coalesce(sum(votes) = any_value(valid_votes), false) OR coalesce(sum(share_pct) BETWEEN 99.8 AND 100.2, false) AS whole
    FROM preferred
    GROUP BY ALL
)

SELECT
    p.election_id,
    p.round_id,
    p.option_id,
    p.votes,
    round(100.0 * p.votes / nullif(p.valid_votes, 0), 4)::DECIMAL(7, 4) AS share_valid_computed,
    round(100.0 * p.votes / nullif(p.ballots_cast, 0), 4)::DECIMAL(7, 4) AS share_cast_computed,
    round(100.0 * p.votes / nullif(p.registered, 0), 4)::DECIMAL(7, 4) AS share_registered_computed,
    CASE
        WHEN p.for_someone AND s.whole
            THEN round(100.0 * coalesce(p.votes / nullif(s.votes_for_someone, 0), p.share_pct / nullif(s.shares_for_someone, 0)), 4)::DECIMAL(7, 4)
    END AS share_candidates_computed,
    CASE WHEN p.stands AND p.votes IS NOT NULL THEN rank() OVER (PARTITION BY p.round_id, p.stands ORDER BY p.votes DESC) END::INTEGER AS rank_computed,
    CASE WHEN p.stands THEN p.votes - s.most_votes END::BIGINT AS votes_behind_computed
FROM preferred AS p
JOIN summed AS s USING (round_id)
WHERE p.votes IS NOT NULL OR (p.for_someone AND s.whole AND s.shares_for_someone IS NOT NULL)
