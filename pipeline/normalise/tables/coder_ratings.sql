-- What two coders gave for the units that both had before them.
-- Grain: one row pair of coders × variable × unit × coder. Inputs: documents, model_readings, reported_acts, reported_figures, options,
-- codes.act, codes.measure.
-- Rule: claims as coded, without decisions, additions of a review, or what folding makes of them: additions are made where a coder
-- failed and would be no second opinion. The rules read every document, a model those that it was asked about; another coder read those
-- in which it has a claim of the kind.
-- Presence: document × actor named by either × every act; document × option of an election named by either × every measure that
-- hand coding has a place for.
-- Values: claims are paired one to one; first those of the same actor and act (measure, option and value) in a document, nearest
-- words first, then from the rest those whose words overlap, so that the same words read otherwise meet. A value that a coder leaves
-- open is missing, not another value. An organ counts as its organisation, a day as known only where it is known to the day.
WITH acts AS (
    SELECT
        claim_id,
        document_id,
        coder,
        split_part(coalesce(speaks_for, actor_id), '.', 1) AS actor,
        act,
        object,
        CASE WHEN starts_with(honoree, election_id || ':') THEN honoree END AS honoree,
        CASE WHEN act_date_precision = 'day' THEN act_date::VARCHAR END AS day,
        split_part(target_actor_id, '.', 1) AS target,
        election_id,
        trigger_start,
        trigger_end
    FROM reported_acts
    WHERE coalesce(speaks_for, actor_id) IS NOT NULL
        AND modality IN ('actual', 'negated', 'future')
        AND NOT contains(rule_id, 'added.add-')
),

figures AS (
    SELECT claim_id, document_id, coder, election_id, measure, option_id, value, char_start, char_end
    FROM reported_figures
    WHERE comparator = '=' AND NOT contains(rule_id, 'added.add-')
),

coders AS (
    SELECT DISTINCT coder FROM acts
    UNION
    SELECT DISTINCT coder FROM figures
    UNION
    SELECT DISTINCT coder FROM model_readings
),

has_read AS (
    SELECT 'act' AS kind, coder, document_id FROM acts WHERE NOT starts_with(coder, 'rules@')
    UNION
    SELECT 'figure', coder, document_id FROM figures WHERE NOT starts_with(coder, 'rules@')
    UNION
    SELECT k.kind, c.coder, d.document_id
    FROM coders AS c, documents AS d, (VALUES ('act'), ('figure')) AS k (kind)
    WHERE starts_with(c.coder, 'rules@')
    UNION
    SELECT k.kind, m.coder, m.document_id
    FROM model_readings AS m, (VALUES ('act'), ('figure')) AS k (kind)
),

both_read AS (
    SELECT a.kind, a.coder AS coder_a, b.coder AS coder_b, a.document_id
    FROM has_read AS a
    JOIN has_read AS b ON b.kind = a.kind AND b.document_id = a.document_id AND b.coder > a.coder
),

-- The grids.
act_cells AS (
    SELECT DISTINCT r.coder_a, r.coder_b, r.document_id, c.actor, k.code AS act
    FROM both_read AS r
    JOIN acts AS c ON c.document_id = r.document_id AND c.coder IN (r.coder_a, r.coder_b)
    CROSS JOIN codes.act AS k
    WHERE r.kind = 'act'
),

act_presence AS (
    SELECT
        l.coder_a,
        l.coder_b,
        'presence' AS variable,
        concat_ws('|', l.document_id, l.actor, l.act) AS unit,
        o.coder,
        CASE
            WHEN EXISTS (
                FROM acts AS c
                WHERE c.coder = o.coder AND c.document_id = l.document_id AND c.actor = l.actor AND c.act = l.act
            ) THEN 'yes'
            ELSE 'no'
        END AS value
    FROM act_cells AS l
    JOIN coders AS o ON o.coder IN (l.coder_a, l.coder_b)
),

figure_elections AS (
    SELECT DISTINCT r.coder_a, r.coder_b, r.document_id, c.election_id
    FROM both_read AS r
    JOIN figures AS c ON c.document_id = r.document_id AND c.coder IN (r.coder_a, r.coder_b)
    WHERE r.kind = 'figure' AND c.election_id IS NOT NULL
),

figure_cells AS (
    SELECT e.*, k.code AS measure, o.option_id
    FROM figure_elections AS e
    JOIN options AS o USING (election_id)
    JOIN codes.measure AS k ON k.grid = 'option'
    UNION ALL
    SELECT e.*, k.code, NULL
    FROM figure_elections AS e
    JOIN codes.measure AS k ON k.grid = 'round'
),

figure_presence AS (
    SELECT
        l.coder_a,
        l.coder_b,
        'figure_presence' AS variable,
        concat_ws('|', l.document_id, l.election_id, l.measure, l.option_id) AS unit,
        o.coder,
        CASE
            WHEN EXISTS (
                FROM figures AS c
                WHERE c.coder = o.coder
                    AND c.document_id = l.document_id
                    AND c.election_id = l.election_id
                    AND c.measure = l.measure
                    AND c.option_id IS NOT DISTINCT FROM l.option_id
            ) THEN 'yes'
            ELSE 'no'
        END AS value
    FROM figure_cells AS l
    JOIN coders AS o ON o.coder IN (l.coder_a, l.coder_b)
),

-- Acts, paired.
like_acts AS (
    SELECT a.coder AS coder_a, b.coder AS coder_b, a.claim_id AS claim_a, b.claim_id AS claim_b, abs(a.trigger_start - b.trigger_start) AS apart
    FROM acts AS a
    JOIN acts AS b ON b.document_id = a.document_id AND b.coder > a.coder AND b.actor = a.actor AND b.act = a.act
    QUALIFY row_number() OVER (PARTITION BY a.claim_id, b.coder ORDER BY apart, b.claim_id) = 1
        AND row_number() OVER (PARTITION BY b.claim_id, a.coder ORDER BY apart, a.claim_id) = 1
),

overlapping_acts AS (
    SELECT
        a.coder AS coder_a,
        b.coder AS coder_b,
        a.claim_id AS claim_a,
        b.claim_id AS claim_b,
        (a.actor = b.actor OR a.act = b.act)::INTEGER AS alike,
        abs(a.trigger_start - b.trigger_start) AS apart
    FROM acts AS a
    JOIN acts AS b
        ON b.document_id = a.document_id
        AND b.coder > a.coder
        AND b.trigger_start < a.trigger_end
        AND a.trigger_start < b.trigger_end
    WHERE NOT EXISTS (FROM like_acts AS l WHERE l.claim_a = a.claim_id AND l.coder_b = b.coder)
        AND NOT EXISTS (FROM like_acts AS l WHERE l.claim_b = b.claim_id AND l.coder_a = a.coder)
    QUALIFY row_number() OVER (PARTITION BY a.claim_id, b.coder ORDER BY alike DESC, apart, b.claim_id) = 1
        AND row_number() OVER (PARTITION BY b.claim_id, a.coder ORDER BY alike DESC, apart, a.claim_id) = 1
),

act_pairs AS (
    SELECT coder_a, coder_b, claim_a, claim_b FROM like_acts
    UNION ALL
    SELECT coder_a, coder_b, claim_a, claim_b FROM overlapping_acts
),

act_values AS (
    SELECT
        p.coder_a,
        p.coder_b,
        concat_ws('|', p.claim_a, p.claim_b) AS unit,
        v.coder,
        a.trigger_start < b.trigger_end AND b.trigger_start < a.trigger_end AS same_words,
        a.actor = b.actor AND a.act = b.act AS same_act,
        unnest([
            {'variable': 'act', 'value': v.act},
            {'variable': 'actor', 'value': v.actor},
            {'variable': 'object', 'value': v.object},
            {'variable': 'honoree', 'value': v.honoree},
            {'variable': 'date', 'value': v.day},
            {'variable': 'target', 'value': v.target},
            {'variable': 'election', 'value': v.election_id}
        ]) AS said
    FROM act_pairs AS p
    JOIN acts AS a ON a.claim_id = p.claim_a
    JOIN acts AS b ON b.claim_id = p.claim_b
    JOIN acts AS v ON v.claim_id IN (p.claim_a, p.claim_b)
),

-- Figures, paired.
like_figures AS (
    SELECT a.coder AS coder_a, b.coder AS coder_b, a.claim_id AS claim_a, b.claim_id AS claim_b, abs(a.char_start - b.char_start) AS apart
    FROM figures AS a
    JOIN figures AS b
        ON b.document_id = a.document_id
        AND b.coder > a.coder
        AND b.measure = a.measure
        AND b.value = a.value
        AND b.option_id IS NOT DISTINCT FROM a.option_id
    QUALIFY row_number() OVER (PARTITION BY a.claim_id, b.coder ORDER BY apart, b.claim_id) = 1
        AND row_number() OVER (PARTITION BY b.claim_id, a.coder ORDER BY apart, a.claim_id) = 1
),

overlapping_figures AS (
    SELECT
        a.coder AS coder_a,
        b.coder AS coder_b,
        a.claim_id AS claim_a,
        b.claim_id AS claim_b,
        (a.measure = b.measure)::INTEGER + (a.value = b.value)::INTEGER * 2 + (a.option_id IS NOT DISTINCT FROM b.option_id)::INTEGER AS alike,
        abs(a.char_start - b.char_start) AS apart
    FROM figures AS a
    JOIN figures AS b
        ON b.document_id = a.document_id
        AND b.coder > a.coder
        AND b.char_start < a.char_end
        AND a.char_start < b.char_end
    WHERE NOT EXISTS (FROM like_figures AS l WHERE l.claim_a = a.claim_id AND l.coder_b = b.coder)
        AND NOT EXISTS (FROM like_figures AS l WHERE l.claim_b = b.claim_id AND l.coder_a = a.coder)
    QUALIFY alike > 1
        AND row_number() OVER (PARTITION BY a.claim_id, b.coder ORDER BY alike DESC, apart, b.claim_id) = 1
        AND row_number() OVER (PARTITION BY b.claim_id, a.coder ORDER BY alike DESC, apart, a.claim_id) = 1
),

figure_pairs AS (
    SELECT coder_a, coder_b, claim_a, claim_b FROM like_figures
    UNION ALL
    SELECT coder_a, coder_b, claim_a, claim_b FROM overlapping_figures
),

figure_values AS (
    SELECT
        p.coder_a,
        p.coder_b,
        concat_ws('|', p.claim_a, p.claim_b) AS unit,
        v.coder,
        a.measure = b.measure AS same_measure,
        a.value = b.value AS same_value,
        a.option_id IS NOT DISTINCT FROM b.option_id AS same_option,
        unnest([
            {'variable': 'figure_value', 'value': v.value::VARCHAR},
            {'variable': 'figure_option', 'value': v.option_id},
            {'variable': 'figure_measure', 'value': v.measure}
        ]) AS said
    FROM figure_pairs AS p
    JOIN figures AS a ON a.claim_id = p.claim_a
    JOIN figures AS b ON b.claim_id = p.claim_b
    JOIN figures AS v ON v.claim_id IN (p.claim_a, p.claim_b)
)

SELECT coder_a, coder_b, variable, unit, coder, value FROM act_presence
UNION ALL
SELECT coder_a, coder_b, variable, unit, coder, value FROM figure_presence
UNION ALL
SELECT coder_a, coder_b, said.variable, unit, coder, said.value
FROM act_values
WHERE CASE WHEN said.variable IN ('act', 'actor') THEN same_words ELSE same_act END
UNION ALL
SELECT coder_a, coder_b, said.variable, unit, coder, said.value
FROM figure_values
WHERE CASE said.variable
        WHEN 'figure_value' THEN same_measure AND same_option
        WHEN 'figure_option' THEN same_measure AND same_value
        ELSE same_value AND same_option
    END
