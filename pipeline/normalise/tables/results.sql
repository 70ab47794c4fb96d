-- Results as published, every source and version side by side.
-- Grain: one row round × option × document × version. Inputs: records, documents, publishers, codes.preference.
-- Rule: what a contender claims comes last; then a figure that does not fit the others of its own count (its share and its
-- votes imply another base, by more than the rounding of the shares) comes after one that fits; then the status of the count decides; then the electoral body's own
-- document before reports of it; then the share with more decimals, then the later document.
WITH coded AS (
    SELECT
        r.election_id,
        r.body ->> 'round_id' AS round_id,
        r.election_id || ':' || (r.body ->> 'option') AS option_id,
        r.body ->> 'option' AS slug,
        r.document_id,
        d.publisher_id,
        p.capacity,
        d.published_date,
        (r.body ->> 'version')::INTEGER AS version_no,
        (r.body ->> 'votes')::BIGINT AS votes,
        (r.body ->> 'share')::DECIMAL(7, 4) AS share_pct,
        length(split_part(r.body ->> 'share', '.', 2)) AS decimals,
        r.body ->> 'share_base' AS share_base,
        (r.body ->> 'seats')::INTEGER AS seats,
        (r.body ->> 'uncontested')::INTEGER AS seats_uncontested,
        (r.body ->> 'rank')::INTEGER AS rank,
        (r.body ->> 'elected')::BOOLEAN AS elected,
        (r.body ->> 'complete') IS NOT NULL AS complete,
        r.body ->> 'status' AS result_status,
        (r.body ->> 'as_of')::DATE AS as_of,
        r.body ->> 'claimant' AS claimant_actor_id,
        r.coder
    FROM records AS r
    JOIN documents AS d USING (document_id)
    JOIN publishers AS p USING (publisher_id)
    WHERE r.kind = 'result'
),

based AS (
    SELECT
        *,
        votes * 100.0 / nullif(share_pct, 0) AS implied_base,
        median(votes * 100.0 / nullif(share_pct, 0)) OVER (PARTITION BY round_id, document_id, version_no) AS usual_base
    FROM coded
),

judged AS (
    SELECT
        b.*,
        coalesce(abs(b.share_pct - 100.0 * b.votes / nullif(b.usual_base, 0)) > if(b.decimals = 0, 1, 0.2), false) AS misfit,
        coalesce(b.result_status = 'contested_claim', false) AS contested,
        coalesce(o.rank, 99) AS status_rank,
        CASE b.capacity WHEN 'electoral_body' THEN 1 WHEN 'court' THEN 2 WHEN 'government' THEN 3 ELSE 4 END AS capacity_rank
    FROM based AS b
    LEFT JOIN codes.preference AS o ON o.status = b.result_status
),

ranked AS (
    SELECT
        *,
        row_number() OVER preference AS place,
        first(misfit) OVER preference AS best_misfit,
        count(*) OVER (PARTITION BY round_id, option_id) AS n_sources
    FROM judged
    WINDOW preference AS (
        PARTITION BY round_id, option_id
        ORDER BY contested, misfit, status_rank, capacity_rank, votes IS NULL AND seats IS NULL, share_pct IS NULL, decimals DESC NULLS LAST, published_date DESC, document_id, version_no
    )
)

SELECT
    round_id || ':' || slug || '@' || document_id || '.' || version_no AS result_id,
    election_id,
    round_id,
    option_id,
    document_id,
    publisher_id,
    version_no,
    votes,
    share_pct,
    share_base,
    seats,
    seats_uncontested,
    rank,
    elected,
    complete,
    result_status,
    as_of,
    claimant_actor_id,
    coder,
    place = 1 AS preferred,
    CASE
        WHEN n_sources = 1 THEN 'only source'
        WHEN place = 1 THEN 'first by status, publisher and date among ' || n_sources || ' sources'
        WHEN misfit AND NOT best_misfit THEN 'share and votes do not fit the other options of the same count'
        WHEN contested THEN 'claimed against the official figures'
        ELSE 'another source comes first by status, publisher or date'
    END AS preferred_reason
FROM ranked
