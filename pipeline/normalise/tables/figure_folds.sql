-- What each claim about a figure is folded into, or why it is held.
-- Grain: one row a claim. Inputs: reported_figures, decisions, results, turnout, elections.
-- Rule: a human decision that applies goes first; results are what was coded by hand; a figure that the rules find in the same document
-- with the same value bears it out. A model's figures are held.
WITH facts AS (
    SELECT result_id AS record_id, 'results' AS record_table, document_id, election_id, option_id, measure, field, value
    FROM (
        SELECT result_id, document_id, election_id, option_id, votes::DECIMAL(18, 4) AS votes, share_pct::DECIMAL(18, 4) AS share_pct, seats::DECIMAL(18, 4) AS seats,
            seats_uncontested::DECIMAL(18, 4) AS seats_uncontested
        FROM results
    )
    UNPIVOT (value FOR field IN (votes, share_pct, seats, seats_uncontested))
    JOIN (VALUES ('votes', 'votes'), ('share_pct', 'vote_share'), ('seats', 'seats'), ('seats_uncontested', 'seats_uncontested')) AS m (field_name, measure) ON m.field_name = field
    UNION ALL
    SELECT turnout_id, 'turnout', document_id, election_id, NULL, measure, field, value
    FROM (
        SELECT
            turnout_id,
            document_id,
            election_id,
            registered::DECIMAL(18, 4) AS registered,
            ballots_cast::DECIMAL(18, 4) AS ballots_cast,
            valid_votes::DECIMAL(18, 4) AS valid_votes,
            invalid_votes::DECIMAL(18, 4) AS invalid_votes,
            blank_votes::DECIMAL(18, 4) AS blank_votes,
            turnout_pct::DECIMAL(18, 4) AS turnout_pct
        FROM turnout
    )
    UNPIVOT (value FOR field IN (registered, ballots_cast, valid_votes, invalid_votes, blank_votes, turnout_pct))
    JOIN (VALUES ('registered', 'registered'), ('ballots_cast', 'ballots_cast'), ('valid_votes', 'valid_votes'), ('invalid_votes', 'invalid_votes'), ('blank_votes', 'blank_votes'), ('turnout_pct', 'turnout')) AS m (field_name, measure) ON m.field_name = field
),

decided AS (
    SELECT
        c.* REPLACE (
            coalesce(x.sets ->> 'election_id', c.election_id) AS election_id,
            coalesce(x.sets ->> 'measure', c.measure) AS measure,
            coalesce(x.sets ->> 'option_id', c.option_id) AS option_id,
            coalesce((x.sets ->> 'value')::DECIMAL(18, 4), c.value) AS value
        ),
        x.decision IS NOT NULL AS adjudicated,
        coalesce(x.decision = 'reject', false) AS rejected
    FROM reported_figures AS c
    LEFT JOIN decisions AS x ON x.claim_id = c.claim_id AND x.state = 'applies' AND x.decision <> 'add'
),

matched AS (
    SELECT c.claim_id, f.record_table, f.record_id, f.field
    FROM decided AS c
    JOIN facts AS f
        ON f.document_id = c.document_id
        AND f.election_id = c.election_id
        AND f.measure = c.measure
        AND f.value = c.value
        AND f.option_id IS NOT DISTINCT FROM c.option_id
        AND NOT starts_with(c.coder, 'model:')
    WHERE NOT c.rejected
    QUALIFY row_number() OVER (PARTITION BY c.claim_id ORDER BY c.coder LIKE 'human:%' AND NOT contains(c.rule_id, '.counts.' || (regexp_extract(f.record_id, '([0-9]+)$', 1)::INTEGER - 1) || '.'), f.record_id, f.field) = 1
)

SELECT
    c.claim_id,
    c.document_id,
    CASE WHEN c.rejected THEN 'rejected' WHEN m.claim_id IS NULL THEN 'held' ELSE 'folded' END AS outcome,
    CASE
        WHEN m.claim_id IS NOT NULL THEN NULL
        WHEN c.rejected THEN 'rejected by a human decision'
        WHEN starts_with(c.coder, 'model:') THEN 'coded by a model: compared, never folded'
        WHEN c.election_id IS NULL THEN 'no election resolved'
        WHEN e.election_id IS NULL THEN 'the election is outside the dataset'
        WHEN c.option_id IS NULL AND c.measure IN ('vote_share', 'votes', 'seats') THEN 'no option resolved'
        WHEN c.comparator <> '=' THEN 'a bound or a rounded figure'
        ELSE 'no figure coded by hand from this document bears it out'
    END AS reason,
    m.record_table,
    m.record_id,
    m.field,
    c.adjudicated
FROM decided AS c
LEFT JOIN matched AS m USING (claim_id)
LEFT JOIN elections AS e ON e.election_id = c.election_id
