-- Human decisions on claims, and whether they still apply.
-- Grain: one row a decision. Inputs: records, documents, reported_acts, reported_figures.
-- Rule: a decision is on a text: where the text has changed since, it is re-opened. A decision says what it expects of the coder; once
-- the claim is no longer made, says otherwise, or says already what the decision would have it say, its reason is gone. An addition
-- expects that the coder lacks it: its reason is gone once another claim says the same in the same document. A model's claims are
-- never folded, and so not decided on.
WITH said AS (
    SELECT
        record_id AS decision_id,
        election_id,
        document_id AS cited_id,
        CASE WHEN (body ->> 'decision') = 'add' THEN replace(record_id, '/decisions.', '/') END AS addition,
        body ->> 'decision' AS decision,
        body ->> 'claim' AS claim_id,
        body ->> 'text' AS text12,
        CASE WHEN json_type(body, '$.expect') = 'OBJECT' THEN body -> 'expect' END AS expects,
        body -> 'set' AS sets,
        body ->> 'reason' AS reason,
        body ->> 'by' AS decided_by,
        (body ->> 'on')::DATE AS decided_on
    FROM records
    WHERE kind = 'decision'
),

claims AS (
    SELECT
        c.claim_id,
        'reported_acts' AS claim_table,
        c.document_id,
        c.election_id,
        CASE WHEN contains(c.rule_id, 'added.add-') THEN regexp_replace(c.rule_id, '/.*added[.]', '/') END AS addition,
        concat_ws('|', 'act', split_part(coalesce(c.speaks_for, c.actor_id), '.', 1), c.act, c.ask) AS matter,
        json_object(
            'actor_id', c.actor_id, 'act', c.act, 'object', c.object, 'honoree', c.honoree, 'target_actor_id', c.target_actor_id,
            'ask', c.ask, 'modality', c.modality, 'act_date', c.act_date::VARCHAR, 'election_id', c.election_id, 'stage', c.stage,
            'overall', c.overall
        ) AS says
    FROM reported_acts AS c
    WHERE NOT starts_with(c.coder, 'model:')
    UNION ALL
    SELECT
        claim_id,
        'reported_figures',
        document_id,
        election_id,
        CASE WHEN contains(rule_id, 'added.add-') THEN regexp_replace(rule_id, '/.*added[.]', '/') END,
        concat_ws('|', 'figure', measure, option_id, value),
        json_object('measure', measure, 'option_id', option_id, 'value', value::VARCHAR, 'round_no', round_no::VARCHAR, 'election_id', election_id)
    FROM reported_figures
    WHERE NOT starts_with(coder, 'model:')
),

found AS (
    SELECT s.decision_id, c.* FROM said AS s JOIN claims AS c ON c.claim_id = s.claim_id
    UNION ALL
    SELECT s.decision_id, c.* FROM said AS s JOIN claims AS c ON c.addition = s.addition
),

about AS (
    SELECT
        s.*,
        c.claim_id AS made_id,
        c.claim_table,
        coalesce(c.document_id, s.cited_id) AS document_id,
        c.matter,
        c.says,
        coalesce(
            d.text_sha256[:12] = s.text12,
            EXISTS (FROM documents AS o WHERE o.text_sha256[:12] = s.text12)
        ) AS same_text
    FROM said AS s
    LEFT JOIN found AS c ON c.decision_id = s.decision_id
    LEFT JOIN documents AS d ON d.document_id = coalesce(c.document_id, s.cited_id)
),

-- Columns that a decision names, with what the coder says of them. A number is compared as one.
named AS (
    SELECT decision_id, 'expects' AS part, unnest(json_keys(expects)) AS name, expects AS wanted, says FROM about WHERE expects IS NOT NULL
    UNION ALL
    SELECT decision_id, 'sets', unnest(json_keys(sets)), sets, says FROM about WHERE sets IS NOT NULL
),

compared AS (
    SELECT
        decision_id,
        part,
        bool_and(
            CASE
                WHEN name = 'value' THEN (says ->> name)::DECIMAL(18, 4) IS NOT DISTINCT FROM (wanted ->> name)::DECIMAL(18, 4)
                ELSE (says ->> name) IS NOT DISTINCT FROM (wanted ->> name)
            END
        ) AS alike,
        bool_and(list_contains(json_keys(says), name)) AS fits,
        string_agg(name || ' is ' || coalesce((says ->> name), 'not given'), ', ' ORDER BY name) FILTER (
            CASE
                WHEN name = 'value' THEN (says ->> name)::DECIMAL(18, 4) IS DISTINCT FROM (wanted ->> name)::DECIMAL(18, 4)
                ELSE (says ->> name) IS DISTINCT FROM (wanted ->> name)
            END
        ) AS otherwise
    FROM named
    WHERE says IS NOT NULL
    GROUP BY ALL
),

same AS (
    SELECT a.decision_id, min(c.claim_id) AS same_id
    FROM about AS a
    JOIN claims AS c
        ON c.document_id = a.document_id
        AND c.matter = a.matter
        AND c.election_id = a.election_id
        AND c.addition IS NULL
    WHERE a.decision = 'add'
    GROUP BY ALL
),

judged AS (
    SELECT
        a.*,
        CASE
            WHEN NOT a.same_text THEN 'text-changed'
            WHEN a.decision = 'add' THEN CASE WHEN m.same_id IS NOT NULL THEN 'nothing-to-correct' END
            WHEN a.made_id IS NULL THEN 'no-such-claim'
            WHEN NOT e.alike THEN 'expects-otherwise'
            WHEN NOT t.fits THEN 'sets-no-column'
            WHEN t.alike THEN 'nothing-to-correct'
        END AS rule,
        m.same_id,
        e.otherwise
    FROM about AS a
    LEFT JOIN compared AS e ON e.decision_id = a.decision_id AND e.part = 'expects'
    LEFT JOIN compared AS t ON t.decision_id = a.decision_id AND t.part = 'sets'
    LEFT JOIN same AS m ON m.decision_id = a.decision_id
)

SELECT
    decision_id,
    election_id,
    decision,
    CASE
        WHEN rule = 'text-changed' THEN 'reopened'
        WHEN rule IS NOT NULL THEN 'gone'
        WHEN decision = 'open' THEN 'open'
        ELSE 'applies'
    END AS state,
    rule,
    CASE rule
        WHEN 'text-changed' THEN 'the text has changed; read it again'
        WHEN 'no-such-claim' THEN 'the coder makes no such claim any more'
        WHEN 'expects-otherwise' THEN 'in the claim ' || otherwise
        WHEN 'sets-no-column' THEN 'it amends what such a claim does not have'
        WHEN 'nothing-to-correct' THEN coalesce(same_id || ' says it already', 'the claim says it already')
    END AS why,
    coalesce(made_id, claim_id) AS claim_id,
    claim_table,
    document_id,
    text12,
    expects::VARCHAR AS expects,
    sets::VARCHAR AS sets,
    reason,
    decided_by,
    decided_on
FROM judged
