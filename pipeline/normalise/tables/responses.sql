-- International responses, de-duplicated over documents.
-- Grain: one row actor × election × act × object × target × ask. Inputs: act_folds, reported_acts, records, documents, publishers, rounds, options, persons, actors, observation_verdicts.
-- Rule: the best claim speaks for the row: hand coding before rules, the actor's own channel before reports of others and those before
-- the receiver's alone, the earlier before the later; the date is the earliest of the most precise ones, and days are counted from a
-- day only. A response on the outcome supersedes the actor's last one that said another thing on an earlier day. Praise is qualified
-- where the actor finds fault in the same document on the same day, or where hand coding says so.
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
        f.act_date_precision,
        f.honoree,
        f.adjudicated,
        c.* EXCLUDE (election_id, actor_id, act, object, honoree, target_actor_id, ask, modality, act_date, act_date_precision),
        f.opened_on,
        c.coder LIKE 'human:%' AS by_hand,
        h.body ->> 'round' AS told_round,
        list_position(['day', 'on_or_before', 'month', 'year'], f.act_date_precision) AS precision_rank,
        CASE
            WHEN c.attribution = 'reported_by_receiver' THEN 'receiver'
            WHEN p.actor_id = f.actor_id OR starts_with(f.actor_id, p.actor_id || '.') OR starts_with(p.actor_id, f.actor_id || '.') THEN 'own_statement'
            ELSE 'report'
        END AS known_from,
        list_position(['own_statement', 'report', 'receiver'], known_from) * 10 + k.rank AS distance
    FROM act_folds AS f
    JOIN reported_acts AS c USING (claim_id)
    JOIN documents AS d ON d.document_id = c.document_id
    JOIN publishers AS p USING (publisher_id)
    JOIN codes.attribution AS k ON k.code = c.attribution
    LEFT JOIN records AS h ON h.record_id = c.rule_id
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
        first(known_from ORDER BY distance, claim_id) AS known_from,
        count(DISTINCT document_id)::INTEGER AS n_documents,
        count(*)::INTEGER AS n_claims,
        max(confidence) AS confidence,
        bool_or(by_hand) AS by_hand,
        bool_or(NOT by_hand) AS by_rules,
        bool_or(adjudicated) AS adjudicated,
        first(honoree ORDER BY by_hand DESC, honoree) FILTER (honoree IS NOT NULL) AS honoree,
        first(speaker_person_id ORDER BY by_hand DESC, distance, claim_id) FILTER (speaker_person_id IS NOT NULL) AS speaker_person_id,
        first(channel ORDER BY by_hand DESC, distance, claim_id) FILTER (channel IS NOT NULL AND channel <> 'unspecified') AS channel,
        min(joint_id) AS joint_id,
        min(told_round)::INTEGER AS told_round
    FROM claims
    GROUP BY ALL
),

-- Documents name a joint statement each in their own way: those that share a response are one.
joint AS (
    SELECT c.joint_id, min(s.joint_id) AS named
    FROM claims AS c
    JOIN summed AS s USING (response_id)
    WHERE c.joint_id IS NOT NULL
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
    UNION
    SELECT c.response_id
    FROM claims AS c
    JOIN records AS r ON r.record_id = c.rule_id
    WHERE (r.body ->> 'qualified')::BOOLEAN
),

dated AS (
    SELECT b.* EXCLUDE (known_from, told_round), s.* EXCLUDE (by_hand, adjudicated, confidence, honoree, speaker_person_id, channel, joint_id),
        s.by_hand AS any_hand, s.adjudicated AS any_decision, s.confidence AS best_confidence, s.honoree AS any_honoree,
        s.speaker_person_id AS any_person, s.channel AS any_channel, j.named AS any_joint
    FROM best AS b
    JOIN summed AS s USING (response_id)
    LEFT JOIN joint AS j ON j.joint_id = s.joint_id
),

bounded AS (
    SELECT
        *,
        CASE date_precision
            WHEN 'month' THEN last_day(response_date)
            WHEN 'year' THEN make_date(year(response_date), 12, 31)
            ELSE coalesce(response_date, 'infinity'::DATE)
        END AS by_then,
        act = 'congratulate' AND object = 'winner' OR any_honoree IS NOT NULL AS of_winner
    FROM dated
),

-- The round that hand coding names; else the last that had begun by then, or else the first to come. Where the day is not known and several could be meant, what is said
-- of a winner goes to the round that decides, and for the rest the round is not known.
rounded AS (
    SELECT
        d.*,
        CASE
            WHEN d.of_winner OR d.told_round IS NOT NULL OR count_if(r.polling_start <= d.by_then) OVER these < 2 THEN r.round_id
            WHEN count_if(r.polling_start <= d.by_then AND coalesce(r.polling_start > d.response_date, true)) OVER these = 0 THEN r.round_id
        END AS round_id,
        r.polling_start,
        r.polling_end,
        r.first_results_on,
        r.declared_on,
        r.certified_on,
        r.inaugurated_on
    FROM bounded AS d
    LEFT JOIN rounds AS r
        ON r.election_id = d.election_id
    WINDOW these AS (PARTITION BY d.response_id)
    QUALIFY row_number() OVER (
        PARTITION BY d.response_id
        ORDER BY
            coalesce(r.round_no <> d.told_round, false),
            coalesce(r.polling_start > d.by_then, false),
            coalesce(d.by_then > d.response_date, true) AND d.of_winner AND NOT r.decides,
            CASE WHEN r.polling_start <= d.by_then THEN r.polling_start END DESC NULLS LAST,
            r.polling_start,
            r.round_id
    ) = 1
),

-- What can be answered: verdicts and responses come first, then the host's rebuttals, then what is said of others' responses. An
-- answer goes to what stands lower, or to what came on an earlier day: so no thread runs in a circle.
said AS (
    SELECT
        response_id AS said_id,
        election_id,
        actor_id,
        stance,
        response_date AS said_on,
        CASE WHEN act = 'rebut' THEN 1 WHEN object = 'third_party_response' THEN 2 ELSE 0 END AS level
    FROM rounded
    UNION ALL
    SELECT verdict_id, election_id, actor_id, -9, issued_on, 0 FROM observation_verdicts
),

answered AS (
    SELECT r.response_id, q.said_id AS answered_id
    FROM rounded AS r
    JOIN said AS own ON own.said_id = r.response_id
    JOIN said AS q
        ON q.election_id = r.election_id
        AND q.said_id <> r.response_id
        AND (q.actor_id = r.target_actor_id OR starts_with(q.actor_id, r.target_actor_id || '.') OR starts_with(r.target_actor_id, q.actor_id || '.'))
        AND CASE WHEN q.level < own.level THEN coalesce(q.said_on <= r.response_date, true) ELSE q.said_on < r.response_date END
    WHERE own.level > 0
    QUALIFY row_number() OVER (
        PARTITION BY r.response_id
        ORDER BY q.level = 1 AND own.level = 2 DESC, q.actor_id <> r.target_actor_id, q.stance NULLS LAST, q.said_on DESC NULLS LAST, q.said_id
    ) = 1
),

-- What an actor says of the outcome goes on until the actor says another thing of it on a later day.
outcome AS (
    SELECT
        r.response_id,
        r.election_id,
        r.actor_id,
        r.response_date,
        r.any_honoree AS honoree,
        coalesce(x.counts_as, w.counts_as) AS counts_as
    FROM rounded AS r
    LEFT JOIN codes.position AS x ON x.act = r.act AND x.object = r.object
    LEFT JOIN codes.position AS w ON w.act = r.act AND w.object IS NULL
    JOIN codes.standing AS k ON k.counts_as = coalesce(x.counts_as, w.counts_as) AND k.replaces
    WHERE r.date_precision = 'day'
),

superseding AS (
    SELECT n.response_id, o.response_id AS earlier_id
    FROM outcome AS n
    JOIN outcome AS o
        ON o.election_id = n.election_id
        AND o.actor_id = n.actor_id
        AND o.response_date < n.response_date
    WHERE n.counts_as <> 'withholds'
    QUALIFY row_number() OVER (PARTITION BY n.response_id ORDER BY o.response_date DESC, o.response_id DESC) = 1
        AND (o.counts_as <> n.counts_as OR coalesce(o.honoree <> n.honoree, false))
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
    r.known_from,
    r.modality,
    r.response_date,
    r.date_precision,
    CASE WHEN r.date_precision IN ('day', 'on_or_before') THEN date_diff('day', r.polling_end, r.response_date) END::INTEGER AS days_from_polling,
    CASE
        WHEN r.response_date IS NULL OR r.date_precision IN ('month', 'year') THEN NULL
        WHEN r.response_date < r.polling_start THEN 'pre_election'
        WHEN r.response_date <= r.polling_end THEN 'polling'
        WHEN r.response_date = r.inaugurated_on THEN 'inauguration'
        WHEN r.response_date > r.polling_end + 365 THEN 'later'
        WHEN r.response_date < coalesce(r.first_results_on, r.declared_on, r.polling_end) THEN 'before_results'
        WHEN coalesce(r.response_date < coalesce(r.certified_on, r.inaugurated_on), true) THEN 'before_certification'
        ELSE 'after_certification'
    END AS phase,
    x.response_id IS NOT NULL AS qualified,
    r.any_joint AS joint_statement_id,
    w.answered_id AS responds_to,
    u.earlier_id AS supersedes_response_id,
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
LEFT JOIN answered AS w ON w.response_id = r.response_id
LEFT JOIN superseding AS u ON u.response_id = r.response_id
