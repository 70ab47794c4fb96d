-- A hundred states that begin with N to Z.
-- Grain: one row a state.
SELECT
    chr((78 + a // 26)::INTEGER) || chr((65 + a % 26)::INTEGER) || 'A' AS actor_id,
    'A state' AS name_en,
    'state' AS actor_kind,
    actor_id AS country_id
FROM range(100) AS t (a)
