-- What there is to review, worst first.
-- Grain: one row election × item. Inputs: reported_acts, act_folds, reported_figures, figure_folds, decisions, responses, positions,
-- elections, records, coding_quarantine, codes.review.
-- Rule: each item has the worst of its reasons, and stands in the order of sources/rules/review.csv, then of confidence, the lowest
-- first, then of document and place in the text. A claim belongs to the election that it is folded into, else to that which its
-- document is filed under. A model's claims are never folded, and not reviewed.
WITH filed AS (
    SELECT document_id, min(election_id) AS election_id
    FROM records
    WHERE document_id IS NOT NULL AND NOT ends_with(path, '/review.yaml')
    GROUP BY ALL
),

hand_acts AS (
    SELECT DISTINCT document_id, split_part(coalesce(speaks_for, actor_id), '.', 1) AS actor, act
    FROM reported_acts
    WHERE starts_with(coder, 'human:')
),

hand_figures AS (
    SELECT DISTINCT document_id, measure, option_id, value FROM reported_figures WHERE starts_with(coder, 'human:')
),

carrying AS (
    SELECT DISTINCT r.response_id
    FROM (SELECT unnest(string_split(response_ids, ' ')) AS response_id FROM positions WHERE position <> 'no_position') AS p
    JOIN responses AS r USING (response_id)
    WHERE r.n_documents = 1 AND r.review_status = 'machine'
),

claims AS (
    SELECT
        c.claim_id,
        'reported_acts' AS claim_table,
        c.document_id,
        f.election_id,
        c.coder,
        c.rule_id,
        c.confidence,
        f.reason AS note,
        c.char_start,
        c.char_end,
        f.outcome,
        f.adjudicated,
        h.act IS NOT NULL AS borne_out,
        EXISTS (FROM hand_acts AS o WHERE o.document_id = c.document_id) AS coded_by_hand,
        EXISTS (FROM carrying AS p WHERE p.response_id = f.record_id) AS carries
    FROM reported_acts AS c
    JOIN act_folds AS f USING (claim_id)
    LEFT JOIN hand_acts AS h
        ON h.document_id = c.document_id AND h.actor = split_part(coalesce(c.speaks_for, c.actor_id), '.', 1) AND h.act = c.act
    WHERE starts_with(c.coder, 'rules@')
    UNION ALL
    SELECT
        c.claim_id,
        'reported_figures',
        c.document_id,
        c.election_id,
        c.coder,
        c.rule_id,
        c.confidence,
        f.reason,
        c.char_start,
        c.char_end,
        f.outcome,
        f.adjudicated,
        h.value IS NOT NULL,
        EXISTS (
            FROM hand_figures AS o
            WHERE o.document_id = c.document_id AND o.measure = c.measure AND o.option_id IS NOT DISTINCT FROM c.option_id
        ),
        false
    FROM reported_figures AS c
    JOIN figure_folds AS f USING (claim_id)
    LEFT JOIN hand_figures AS h
        ON h.document_id = c.document_id
        AND h.measure = c.measure
        AND h.option_id IS NOT DISTINCT FROM c.option_id
        AND h.value = c.value
    WHERE starts_with(c.coder, 'rules@')
),

-- A decision that does not apply goes with its claim, or stands for itself.
undone AS (
    SELECT decision_id, election_id, claim_id, document_id, why
    FROM decisions
    WHERE state IN ('reopened', 'gone')
),

items AS (
    SELECT
        coalesce(e.election_id, l.election_id) AS election_id,
        'claim' AS kind,
        CASE
            WHEN u.decision_id IS NOT NULL THEN 'reopened'
            WHEN c.adjudicated THEN 'decided'
            WHEN c.borne_out THEN 'borne_out'
            ELSE 'open'
        END AS state,
        [
            CASE WHEN u.decision_id IS NOT NULL THEN 'reopened' END,
            CASE WHEN c.carries THEN 'carries_a_position' END,
            CASE WHEN c.coded_by_hand AND NOT c.borne_out THEN 'against_hand_coding' END,
            CASE WHEN c.confidence < (SELECT below FROM codes.review WHERE reason = 'unsure') THEN 'unsure' END,
            CASE WHEN c.outcome = 'held' THEN 'held' END,
            'unread'
        ] AS reasons,
        c.claim_id,
        c.claim_table,
        u.decision_id,
        c.document_id,
        c.coder,
        c.rule_id,
        c.confidence,
        coalesce(u.why, c.note) AS note,
        c.char_start,
        c.char_end
    FROM claims AS c
    LEFT JOIN elections AS e ON e.election_id = c.election_id
    LEFT JOIN filed AS l ON l.document_id = c.document_id
    LEFT JOIN undone AS u ON u.claim_id = c.claim_id
    UNION ALL
    SELECT election_id, 'decision', 'reopened', ['reopened'], claim_id, NULL, decision_id, document_id, NULL, NULL, NULL, why, NULL, NULL
    FROM undone
    WHERE claim_id IS NULL OR claim_id NOT IN (SELECT claim_id FROM claims)
    UNION ALL
    SELECT
        l.election_id,
        'near_claim',
        'open',
        ['nearly_coded'],
        NULL,
        NULL,
        NULL,
        q.input,
        NULL,
        q.rule,
        NULL,
        q.reason,
        split_part(q.location, '-', 1)::INTEGER,
        split_part(q.location, '-', 2)::INTEGER
    FROM coding_quarantine AS q
    JOIN filed AS l ON l.document_id = q.input
    WHERE regexp_full_match(q.location, '[0-9]+-[0-9]+')
),

ranked AS (
    SELECT i.* EXCLUDE (reasons), k.reason, k.rank
    FROM items AS i
    JOIN codes.review AS k ON list_contains(i.reasons, k.reason)
    WHERE i.election_id IS NOT NULL
    QUALIFY row_number() OVER (
        PARTITION BY i.kind, i.claim_id, i.decision_id, i.document_id, i.rule_id, i.note, i.char_start, i.char_end
        ORDER BY k.rank, k.place
    ) = 1
)

SELECT
    * EXCLUDE (rank),
    row_number() OVER (
        PARTITION BY election_id
        ORDER BY
            state IN ('borne_out', 'decided'),
            rank,
            confidence NULLS LAST,
            document_id NULLS FIRST,
            char_start NULLS FIRST,
            char_end,
            claim_id NULLS LAST,
            decision_id NULLS LAST,
            rule_id,
            note
    )::INTEGER AS place
FROM ranked
