-- Where several sources or versions print a figure of the same thing: how far they lie apart, and how far the count moved.
-- Grain: one row round × option × measure (turnout and ballots: round × measure) that two counts or more print.
-- Inputs: results, turnout, documents, codes.preference.
-- Rule: the settled figure is that of the preferred row, or where that prints none, of the next in the written order; the first figure is
-- the earliest of the least final status; what a contender claims is compared with the settled figure and enters no other column.
WITH counts AS (
    SELECT election_id, round_id, option_id, measure, value, document_id, result_status, claimant_actor_id, preferred, result_id AS printed_id
    FROM (
        SELECT
            election_id, round_id, option_id, document_id, result_status, claimant_actor_id, preferred, result_id,
            votes::DECIMAL(18, 4) AS votes, share_pct::DECIMAL(18, 4) AS vote_share, seats::DECIMAL(18, 4) AS seats,
            seats_uncontested::DECIMAL(18, 4) AS seats_uncontested
        FROM results
    )
    UNPIVOT (value FOR measure IN (votes, vote_share, seats, seats_uncontested))
    UNION ALL
    SELECT election_id, round_id, NULL, measure, value, document_id, result_status, NULL, preferred, turnout_id
    FROM (
        SELECT
            election_id, round_id, document_id, result_status, preferred, turnout_id,
            turnout_pct::DECIMAL(18, 4) AS turnout, registered::DECIMAL(18, 4) AS registered, ballots_cast::DECIMAL(18, 4) AS ballots_cast,
            valid_votes::DECIMAL(18, 4) AS valid_votes, invalid_votes::DECIMAL(18, 4) AS invalid_votes, blank_votes::DECIMAL(18, 4) AS blank_votes
        FROM turnout
    )
    UNPIVOT (value FOR measure IN (turnout, registered, ballots_cast, valid_votes, invalid_votes, blank_votes))
),

placed AS (
    SELECT
        c.*,
        coalesce(c.result_status = 'contested_claim', false) AS contested,
        coalesce(o.rank, 99) AS status_rank,
        d.published_date
    FROM counts AS c
    JOIN documents AS d USING (document_id)
    LEFT JOIN codes.preference AS o ON o.status = c.result_status
),

official AS (
    SELECT
        election_id,
        round_id,
        option_id,
        measure,
        count(DISTINCT document_id)::INTEGER AS n_documents,
        count(*)::INTEGER AS n_counts,
        count(DISTINCT value)::INTEGER AS n_values,
        min(value) AS lowest,
        max(value) AS highest,
        first(value ORDER BY preferred DESC, status_rank, published_date DESC, printed_id) AS settled,
        first(status_rank ORDER BY preferred DESC, status_rank, published_date DESC, printed_id) AS settled_rank,
        first(result_status ORDER BY preferred DESC, status_rank, published_date DESC, printed_id) AS settled_status,
        first(value ORDER BY status_rank DESC, published_date, printed_id) AS early,
        first(status_rank ORDER BY status_rank DESC, published_date, printed_id) AS early_rank,
        first(result_status ORDER BY status_rank DESC, published_date, printed_id) AS early_status
    FROM placed
    WHERE NOT contested
    GROUP BY ALL
),

claimed AS (
    SELECT
        round_id,
        option_id,
        measure,
        count(*)::INTEGER AS n_claims,
        first(value ORDER BY published_date DESC, printed_id) AS claimed_value,
        first(claimant_actor_id ORDER BY published_date DESC, printed_id) AS claimant_actor_id
    FROM placed
    WHERE contested
    GROUP BY ALL
)

SELECT
    o.round_id || ':' || CASE WHEN o.option_id IS NULL THEN '' ELSE split_part(o.option_id, ':', 2) || ':' END || o.measure AS spread_id,
    o.election_id,
    o.round_id,
    o.option_id,
    o.measure,
    o.n_documents,
    o.n_counts,
    o.n_values,
    o.settled AS settled_value,
    o.settled_status,
    o.lowest AS lowest_value,
    o.highest AS highest_value,
    o.highest - o.lowest AS spread_computed,
    CASE WHEN o.early_rank > o.settled_rank THEN o.early END AS first_value,
    CASE WHEN o.early_rank > o.settled_rank THEN o.early_status END AS first_status,
    CASE WHEN o.early_rank > o.settled_rank THEN o.settled - o.early END AS drift_computed,
    c.claimed_value,
    c.claimant_actor_id,
    c.claimed_value - o.settled AS claim_gap_computed
FROM official AS o
LEFT JOIN claimed AS c ON c.round_id = o.round_id AND c.option_id IS NOT DISTINCT FROM o.option_id AND c.measure = o.measure
WHERE o.n_counts + coalesce(c.n_claims, 0) > 1
