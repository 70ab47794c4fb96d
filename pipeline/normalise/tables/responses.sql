-- International responses, de-duplicated over documents.
-- Grain: one row actor × election × act × object × target × ask. Inputs: act_folds, reported_acts, elections, rounds, options, persons, actors.
-- Rule: the best claim speaks for the row: hand coding before rules, the actor's own words before reports, the earlier before the later;
-- the date is the earliest of the most precise ones, and days are counted from a day only.
WITH claims AS (
    SELECT
        f.record_id AS response_id,
        f.election_id,
        f.actor_id,
        f.act,
        f.object,
        f.target_actor_id,
        f.ask,
        f.modality,
        f.act_date,
        f.adjudicated,
        c.* EXCLUDE (election_id, actor_id, act, object, target_actor_id, ask, modality, act_date),
        c.coder LIKE 'human:%' AS by_hand,
        list_position(['day', 'on_or_before', 'month', 'year'], c.act_date_precision) AS precision_rank,
        CASE c.attribution
            WHEN 'direct_quote' THEN 1
            WHEN 'indirect' THEN 2
            WHEN 'narration' THEN 3
            WHEN 'reported_by_third_party' THEN 4
            WHEN 'reported_by_receiver' THEN 5
            ELSE 6
        END AS distance
    FROM act_folds AS f
    JOIN reported_acts AS c USING (claim_id)
    WHERE f.record_table = 'responses'
),

best AS (
    SELECT * FROM claims
    QUALIFY row_number() OVER (PARTITION BY response_id ORDER BY by_hand DESC, speaker_person_id IS NULL, distance, act_date NULLS LAST, confidence DESC, claim_id) = 1
),

summed AS (
    SELECT
        response_id,
        first(act_date ORDER BY precision_rank, act_date, claim_id) FILTER (act_date IS NOT NULL) AS response_date,
        first(act_date_precision ORDER BY precision_rank, act_date, claim_id) FILTER (act_date IS NOT NULL) AS date_precision,
        min(distance) AS distance,
        count(DISTINCT document_id)::INTEGER AS n_documents,
        count(*)::INTEGER AS n_claims,
        max(confidence) AS confidence,
        bool_or(by_hand) AS by_hand,
        bool_or(NOT by_hand) AS by_rules,
        bool_or(adjudicated) AS adjudicated,
        first(honoree ORDER BY by_hand DESC, honoree) FILTER (honoree IS NOT NULL) AS honoree,
        first(speaker_person_id ORDER BY by_hand DESC, distance, claim_id) FILTER (speaker_person_id IS NOT NULL) AS speaker_person_id,
        first(channel ORDER BY by_hand DESC, distance, claim_id) FILTER (channel IS NOT NULL AND channel <> 'unspecified') AS channel,
        first(joint_id ORDER BY claim_id) FILTER (joint_id IS NOT NULL) AS joint_id
    FROM claims
    GROUP BY ALL
),

at_fault AS (
    SELECT DISTINCT c.election_id, c.actor_id, c.document_id, c.act_date
    FROM claims AS c
    WHERE c.stance < 0 AND c.act <> 'withhold'
),

praise AS (
    SELECT DISTINCT c.response_id
    FROM claims AS c
    JOIN at_fault AS x USING (election_id, actor_id, document_id)
    WHERE c.stance > 0
),

dated AS (
    SELECT b.*, s.* EXCLUDE (distance, by_hand, adjudicated, confidence, honoree, speaker_person_id, channel, joint_id),
        s.by_hand AS any_hand, s.adjudicated AS any_decision, s.confidence AS best_confidence, s.honoree AS any_honoree,
        s.speaker_person_id AS any_person, s.channel AS any_channel, s.joint_id AS any_joint
    FROM best AS b
    JOIN summed AS s USING (response_id)
),

rounded AS (
    SELECT
        d.*,
        r.round_id,
        r.polling_start,
        r.polling_end,
        r.first_results_on,
        r.declared_on,
        r.certified_on
    FROM dated AS d
    LEFT JOIN rounds AS r
        ON r.election_id = d.election_id
    QUALIFY row_number() OVER (
        PARTITION BY d.response_id
        ORDER BY coalesce(r.polling_start > d.response_date, false), CASE WHEN d.response_date IS NULL THEN NOT r.decides END, r.polling_start DESC, r.round_id
    ) = 1
),

answered AS (
    SELECT
        r.response_id,
        v.verdict_id AS answered_id,
        row_number() OVER (PARTITION BY r.response_id ORDER BY v.issued_on DESC NULLS LAST, v.verdict_id) AS place
    FROM rounded AS r
    JOIN observation_verdicts AS v
        ON v.election_id = r.election_id
        AND (v.actor_id = r.target_actor_id OR v.actor_id LIKE r.target_actor_id || '.%' OR r.target_actor_id LIKE v.actor_id || '.%')
        AND coalesce(v.issued_on <= r.response_date, true)
    WHERE r.act = 'rebut'
    UNION ALL
    SELECT
        r.response_id,
        q.response_id,
        1000 + row_number() OVER (PARTITION BY r.response_id ORDER BY q.stance NULLS LAST, q.response_date DESC NULLS LAST, q.response_id)
    FROM rounded AS r
    JOIN rounded AS q
        ON q.election_id = r.election_id
        AND (q.actor_id = r.target_actor_id OR q.actor_id LIKE r.target_actor_id || '.%')
        AND q.response_id <> r.response_id
        AND q.act <> 'rebut'
        AND coalesce(q.response_date <= r.response_date, true)
    WHERE r.act = 'rebut' OR r.object = 'third_party_response'
)

SELECT
    r.response_id,
    r.election_id,
    r.round_id,
    r.actor_id,
    p.person_id AS speaker_person_id,
    r.speaker_as_written,
    r.speaker_level,
    r.act,
    CASE
        WHEN r.act = 'call' THEN k.stance
        WHEN coalesce(r.object, 'winner') = 'winner' THEN a.stance_winner
        ELSE a.stance_other
    END::INTEGER AS stance,
    r.object,
    o.option_id AS honoree,
    t.actor_id AS target_actor_id,
    r.ask,
    r.any_channel AS channel,
    r.attribution,
    r.modality,
    r.response_date,
    r.date_precision,
    CASE WHEN r.date_precision IN ('day', 'on_or_before') THEN date_diff('day', r.polling_end, r.response_date) END::INTEGER AS days_from_polling,
    CASE
        WHEN r.response_date IS NULL OR r.date_precision IN ('month', 'year') THEN NULL
        WHEN r.response_date < r.polling_start THEN 'pre_election'
        WHEN r.response_date <= r.polling_end THEN 'polling'
        WHEN r.response_date > r.polling_end + 365 THEN 'later'
        WHEN r.response_date < coalesce(r.first_results_on, r.declared_on, r.polling_end) THEN 'before_results'
        WHEN r.certified_on IS NULL OR r.response_date < r.certified_on THEN 'before_certification'
        ELSE 'after_certification'
    END AS phase,
    x.response_id IS NOT NULL AS qualified,
    r.any_joint AS joint_statement_id,
    w.answered_id AS responds_to,
    NULL AS supersedes_response_id,
    r.n_documents,
    r.n_claims,
    r.best_confidence AS confidence,
    CASE WHEN r.any_decision THEN 'adjudicated' WHEN r.any_hand AND r.by_rules THEN 'double_coded' WHEN r.any_hand THEN 'single_coded' ELSE 'machine' END AS review_status
FROM rounded AS r
JOIN codes.act AS a ON a.code = r.act
LEFT JOIN codes.ask AS k ON k.code = r.ask
LEFT JOIN options AS o ON o.option_id = r.any_honoree
LEFT JOIN persons AS p ON p.person_id = r.any_person
LEFT JOIN actors AS t ON t.actor_id = r.target_actor_id
LEFT JOIN praise AS x ON x.response_id = r.response_id
LEFT JOIN (SELECT * FROM answered QUALIFY row_number() OVER (PARTITION BY response_id ORDER BY place) = 1) AS w ON w.response_id = r.response_id
