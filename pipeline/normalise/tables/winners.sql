-- Who is said to have won, and by whom.
-- Grain: one row election × round × option × basis × claimant. Inputs: rounds, results, options.
-- Rule: declared where the preferred figures of the deciding round say elected; annulled where those of a voided round do; claimed where
-- a contender claims the win against the official figures; a win without a vote is uncontested.
WITH said AS (
    SELECT
        r.election_id,
        r.round_id,
        r.option_id,
        r.result_id,
        r.document_id,
        r.claimant_actor_id,
        r.votes,
        r.share_pct,
        r.seats,
        d.declared_on,
        CASE
            WHEN r.result_status = 'contested_claim' THEN 'claimed'
            WHEN NOT r.preferred THEN NULL
            WHEN d.status = 'annulled' THEN 'annulled'
            WHEN d.decides AND d.status = 'uncontested' THEN 'uncontested'
            WHEN d.decides THEN 'declared'
        END AS basis
    FROM results AS r
    JOIN rounds AS d USING (round_id)
    WHERE r.elected
)

SELECT
    round_id || ':' || split_part(option_id, ':', 2) || ':' || basis || CASE WHEN basis = 'claimed' THEN ':' || coalesce(claimant_actor_id, '-') ELSE '' END AS winner_id,
    election_id,
    round_id,
    option_id,
    basis,
    claimant_actor_id,
    result_id,
    votes,
    share_pct,
    seats,
    declared_on,
    count(DISTINCT option_id) OVER (PARTITION BY election_id)::INTEGER AS n_options_claimed
FROM said
WHERE basis IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY round_id, option_id, basis, claimant_actor_id ORDER BY votes IS NULL, result_id) = 1
