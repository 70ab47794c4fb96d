-- Hand-coded responses and verdicts as claims.
-- Grain: one row a record of kind response or verdict. Inputs: records, codes.act, codes.ask.
-- Rule: the act's stance comes from the code list; congratulating the winner counts more than congratulating the people.
WITH said AS (
    SELECT *, body::JSON AS b FROM records WHERE kind IN ('response', 'verdict')
)
SELECT
    'C-' || sha256(concat_ws('|', s.document_id, s.char_start, s.char_end, s.kind, s.body))[:16] AS claim_id,
    s.document_id,
    s.coder,
    coalesce(b ->> 'actor', b ->> 'mission') AS actor_id,
    NULL AS actor_as_written,
    NULL AS speaks_for,
    CASE WHEN (b ->> 'speaker') LIKE 'P-%' THEN b ->> 'speaker' END AS speaker_person_id,
    CASE WHEN (b ->> 'speaker') NOT LIKE 'P-%' THEN b ->> 'speaker' END AS speaker_as_written,
    b ->> 'level' AS speaker_level,
    coalesce(b ->> 'act', 'verdict') AS act,
    CASE
        WHEN s.kind = 'verdict' THEN CASE b ->> 'overall' WHEN 'acceptable' THEN 1 WHEN 'mixed' THEN 0 WHEN 'unacceptable' THEN -2 END
        WHEN (b ->> 'act') = 'call' THEN k.stance
        WHEN (b ->> 'object') = 'winner' THEN a.stance_winner
        ELSE a.stance_other
    END::INTEGER AS stance,
    b ->> 'object' AS object,
    CASE WHEN (b ->> 'honoree') IS NOT NULL THEN s.election_id || ':' || (b ->> 'honoree') END AS honoree,
    b ->> 'target' AS target_actor_id,
    s.election_id,
    s.election_id[:3] AS election_country,
    s.election_id[5:8]::INTEGER AS election_year,
    coalesce(b ->> 'modality', 'actual') AS modality,
    false AS conditional,
    b ->> 'channel' AS channel,
    coalesce(b ->> 'attribution', 'narration') AS attribution,
    b ->> 'ask' AS ask,
    CASE WHEN (b ->> 'joint') IS NOT NULL THEN 'J-' || s.election_id || '-' || (b ->> 'joint') END AS joint_id,
    NULL AS statement_id,
    CASE length(coalesce(b ->> 'date', b ->> 'by'))
        WHEN 4 THEN ((b ->> 'date') || '-01-01')::DATE
        WHEN 7 THEN ((b ->> 'date') || '-01')::DATE
        ELSE (coalesce(b ->> 'date', b ->> 'by')[:10])::DATE
    END AS act_date,
    CASE
        WHEN (b ->> 'by') IS NOT NULL THEN 'on_or_before'
        WHEN length(b ->> 'date') = 4 THEN 'year'
        WHEN length(b ->> 'date') = 7 THEN 'month'
        WHEN length(b ->> 'date') = 10 THEN 'day'
    END AS act_date_precision,
    CASE WHEN coalesce(b ->> 'date', b ->> 'by') IS NOT NULL THEN 'explicit' END AS act_date_basis,
    s.char_start,
    s.char_end,
    s.trigger_start,
    s.trigger_end,
    NULL AS actor_start,
    NULL AS actor_end,
    b ->> 'overall' AS overall,
    b ->> 'free' AS free,
    b ->> 'fair' AS fair,
    b ->> 'stage' AS stage,
    s.record_id AS rule_id,
    1.00 AS confidence
FROM said AS s
LEFT JOIN codes.act AS a ON a.code = (b ->> 'act')
LEFT JOIN codes.ask AS k ON k.code = (b ->> 'ask')
