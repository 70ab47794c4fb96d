-- What each claim about an act is folded into, or why it is held.
-- Grain: one row a claim. Inputs: reported_acts, records, decisions, elections, actors, minted_responses, id_alias, codes.act, codes.object, codes.rule_window.
-- Rule: a human decision that applies goes first; an organ answers for its organisation where the coder says so; the rules' object, target
-- and ask give way to hand coding of the same act by the same actor, and an organisation to the organ that hand coding names in the
-- same document; what stands outside the dataset, or in a document about other elections, is held, not lost. A model's claims are held.
-- One response is one actor, act, object, target and ask within a window of days (sources/rules/windows.csv): a day that comes later
-- than the window after the day before opens another response; a claim whose day is not known to the day joins the last one that it can
-- speak of, one without a date the first. An id once minted is found again by what it stands for and the day it opened, and a number
-- is never given twice.
WITH decided AS (
    SELECT
        c.claim_id,
        c.document_id,
        c.coder,
        c.coder LIKE 'human:%' OR (x.sets IS NOT NULL AND NOT starts_with(c.coder, 'model:')) AS by_hand,
        coalesce(x.sets ->> 'election_id', c.election_id) AS election_id,
        coalesce(x.sets ->> 'actor_id', c.speaks_for, c.actor_id) AS actor_id,
        coalesce(x.sets ->> 'act', c.act) AS act,
        coalesce(x.sets ->> 'object', c.object) AS object,
        coalesce(x.sets ->> 'honoree', c.honoree) AS honoree,
        coalesce(x.sets ->> 'target_actor_id', c.target_actor_id) AS target_actor_id,
        coalesce(x.sets ->> 'ask', c.ask) AS ask,
        coalesce(x.sets ->> 'modality', c.modality) AS modality,
        coalesce((x.sets ->> 'act_date')::DATE, c.act_date) AS act_date,
        CASE WHEN (x.sets ->> 'act_date') IS NOT NULL THEN 'day' ELSE c.act_date_precision END AS act_date_precision,
        coalesce(x.sets ->> 'stage', c.stage) AS stage,
        coalesce(x.sets ->> 'overall', c.overall) AS overall,
        x.decision IS NOT NULL AS adjudicated,
        coalesce(x.decision = 'reject', false) AS rejected
    FROM reported_acts AS c
    LEFT JOIN decisions AS x ON x.claim_id = c.claim_id AND x.state = 'applies' AND x.decision <> 'add'
),

named AS (
    SELECT document_id, act, split_part(actor_id, '.', 1) AS body, min(actor_id) AS actor_id
    FROM decided
    WHERE by_hand AND NOT rejected AND actor_id LIKE 'IO-%'
    GROUP BY ALL
    HAVING count(DISTINCT actor_id) = 1
),

organs AS (
    SELECT d.* REPLACE (CASE WHEN d.by_hand THEN d.actor_id ELSE coalesce(n.actor_id, d.actor_id) END AS actor_id)
    FROM decided AS d
    LEFT JOIN named AS n ON n.document_id = d.document_id AND n.act = d.act AND n.body = split_part(d.actor_id, '.', 1)
),

filed AS (
    SELECT DISTINCT document_id, election_id FROM records WHERE document_id IS NOT NULL AND NOT ends_with(path, '/review.yaml')
),

hand AS (
    SELECT
        election_id,
        actor_id,
        act,
        min(object) AS object,
        min(target_actor_id) AS target_actor_id,
        min(ask) AS ask
    FROM organs
    WHERE by_hand AND NOT rejected
    GROUP BY ALL
    HAVING count(DISTINCT coalesce(object, '') || '|' || coalesce(target_actor_id, '') || '|' || coalesce(ask, '')) = 1
),

harmonised AS (
    SELECT
        d.* REPLACE (
            CASE WHEN d.by_hand OR h.act IS NULL THEN d.object ELSE h.object END AS object,
            CASE WHEN d.by_hand OR h.act IS NULL THEN d.target_actor_id ELSE h.target_actor_id END AS target_actor_id,
            CASE WHEN d.by_hand OR h.act IS NULL THEN d.ask ELSE h.ask END AS ask
        )
    FROM organs AS d
    LEFT JOIN hand AS h ON h.election_id = d.election_id AND h.actor_id = d.actor_id AND h.act = d.act
),

placed AS (
    SELECT
        h.*,
        CASE
            WHEN h.rejected THEN 'rejected by a human decision'
            WHEN starts_with(h.coder, 'model:') THEN 'coded by a model: compared, never folded'
            WHEN h.election_id IS NULL THEN 'no election resolved'
            WHEN e.election_id IS NULL THEN 'the election is outside the dataset'
            WHEN h.document_id IN (SELECT document_id FROM filed)
                AND NOT EXISTS (FROM filed AS f WHERE f.document_id = h.document_id AND f.election_id = h.election_id)
                THEN 'resolved to an election that its document is not filed under'
            WHEN h.actor_id IS NULL THEN 'a group that is not named'
            WHEN a.actor_id IS NULL THEN 'the actor is outside the dataset'
            WHEN h.act = 'verdict' AND h.stage IS NULL THEN 'the stage of the verdict is not known'
            WHEN h.act = 'verdict' AND h.overall IS NULL THEN 'the verdict has no overall finding'
            WHEN h.modality IN ('hypothetical', 'historical') THEN 'not in force: ' || h.modality
            WHEN h.modality = 'future' AND h.act <> 'contact' THEN 'not in force: future'
            WHEN h.act NOT IN ('rebut', 'observe') AND a.country_id = e.country_id AND NOT (h.act = 'verdict' AND a.actor_kind = 'other')
                THEN 'the election''s own state'
            WHEN h.act_date < e.first_polling_date - 365 THEN 'more than a year before polling'
            WHEN h.act_date > e.last_polling_date + INTERVAL 5 YEAR THEN 'more than five years after polling'
        END AS reason
    FROM harmonised AS h
    LEFT JOIN elections AS e USING (election_id)
    LEFT JOIN actors AS a ON a.actor_id = h.actor_id
),

folded AS (
    SELECT
        p.claim_id,
        p.election_id,
        p.actor_id,
        p.act,
        p.object,
        p.target_actor_id,
        p.ask,
        p.act_date,
        p.act_date_precision,
        w.days,
        concat_ws('|', p.election_id, p.actor_id, p.act, coalesce(p.object, ''), coalesce(p.target_actor_id, ''), coalesce(p.ask, '')) AS matter
    FROM placed AS p
    JOIN codes.rule_window AS w ON w.what = p.act
    WHERE p.reason IS NULL AND p.act <> 'verdict'
),

opened AS (
    SELECT matter, act_date AS opened_on
    FROM (SELECT DISTINCT matter, act_date, days FROM folded WHERE act_date_precision = 'day')
    QUALIFY coalesce(act_date - lag(act_date) OVER (PARTITION BY matter ORDER BY act_date) > days, true)
),

spread AS (
    SELECT
        f.*,
        CASE f.act_date_precision
            WHEN 'month' THEN last_day(f.act_date)
            WHEN 'year' THEN make_date(year(f.act_date), 12, 31)
            ELSE f.act_date
        END AS reach
    FROM folded AS f
),

-- An ASOF join takes a missing reach for the latest, hence the CASE.
told AS (
    SELECT s.* EXCLUDE (reach), coalesce(CASE WHEN s.reach IS NOT NULL THEN o.opened_on END, e.opened_on) AS opened_on
    FROM spread AS s
    ASOF LEFT JOIN opened AS o ON o.matter = s.matter AND s.reach >= o.opened_on
    LEFT JOIN (SELECT matter, min(opened_on) AS opened_on FROM opened GROUP BY ALL) AS e ON e.matter = s.matter
),

grouped AS (
    SELECT
        matter,
        opened_on,
        first(election_id) AS election_id,
        first(actor_id) AS actor_id,
        first(act) AS act,
        first(object) AS object,
        first(target_actor_id) AS target_actor_id,
        first(ask) AS ask,
        first(days) AS days,
        first(act_date ORDER BY list_position(['day', 'on_or_before', 'month', 'year'], act_date_precision), act_date) FILTER (act_date IS NOT NULL) AS first_date,
        row_number() OVER (PARTITION BY matter ORDER BY opened_on NULLS FIRST) = 1 AS is_first
    FROM told
    GROUP BY matter, opened_on
),

minted AS (
    SELECT
        response_id,
        concat_ws('|', election_id, actor_id, act, coalesce(object, ''), coalesce(target_actor_id, ''), coalesce(ask, '')) AS matter,
        opened_on
    FROM minted_responses
    WHERE response_id NOT IN (SELECT old_id FROM id_alias WHERE table_name = 'responses')
),

nearest AS (
    SELECT m.response_id, g.matter, g.opened_on
    FROM minted AS m
    JOIN grouped AS g
        ON g.matter = m.matter
        AND CASE
            WHEN m.opened_on IS NULL OR g.opened_on IS NULL THEN g.is_first
            ELSE abs(g.opened_on - m.opened_on) <= g.days
        END
    QUALIFY row_number() OVER (PARTITION BY m.response_id ORDER BY abs(g.opened_on - m.opened_on) NULLS FIRST, g.opened_on) = 1
),

kept AS (
    SELECT matter, opened_on, min(response_id) AS response_id FROM nearest GROUP BY ALL
),

highest AS (
    SELECT election_id, actor_id, max(regexp_extract(response_id, '([0-9]+)$', 1)::INTEGER) AS number FROM minted_responses GROUP BY ALL
),

fresh AS (
    SELECT
        g.*,
        'R-' || g.election_id || '-' || g.actor_id || '-' || printf('%02d', coalesce(h.number, 0) + row_number() OVER (
            PARTITION BY g.election_id, g.actor_id
            ORDER BY g.first_date NULLS LAST, o.place, w.place NULLS LAST, g.target_actor_id NULLS LAST, g.ask NULLS LAST, g.opened_on NULLS LAST
        )) AS response_id
    FROM grouped AS g
    ANTI JOIN kept AS k ON k.matter = g.matter AND k.opened_on IS NOT DISTINCT FROM g.opened_on
    JOIN codes.act AS o ON o.code = g.act
    LEFT JOIN codes.object AS w ON w.code = g.object
    LEFT JOIN highest AS h ON h.election_id = g.election_id AND h.actor_id = g.actor_id
),

numbered AS (
    SELECT matter, opened_on, response_id FROM kept
    UNION ALL
    SELECT matter, opened_on, response_id FROM fresh
)

SELECT
    p.claim_id,
    p.document_id,
    CASE WHEN p.rejected THEN 'rejected' WHEN p.reason IS NOT NULL THEN 'held' ELSE 'folded' END AS outcome,
    p.reason,
    p.election_id,
    p.actor_id,
    p.act,
    p.object,
    p.honoree,
    p.target_actor_id,
    p.ask,
    p.modality,
    p.act_date,
    p.act_date_precision,
    t.opened_on,
    p.stage,
    p.overall,
    p.adjudicated,
    CASE WHEN p.reason IS NULL THEN CASE WHEN p.act = 'verdict' THEN 'observation_verdicts' ELSE 'responses' END END AS record_table,
    CASE
        WHEN p.reason IS NOT NULL THEN NULL
        WHEN p.act = 'verdict' THEN 'V-' || p.election_id || '-' || p.actor_id || '-' || p.stage
        ELSE n.response_id
    END AS record_id
FROM placed AS p
LEFT JOIN told AS t ON t.claim_id = p.claim_id
LEFT JOIN numbered AS n ON n.matter = t.matter AND n.opened_on IS NOT DISTINCT FROM t.opened_on
