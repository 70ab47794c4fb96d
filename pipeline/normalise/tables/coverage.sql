-- Which actor's channel was read from when to when.
-- Grain: one row actor × publisher × stretch. Inputs: publishers.
-- Rule: digests are chosen by hand and cover nothing; only a channel that is read as a whole has a stretch here.
SELECT actor_id, publisher_id, NULL::DATE AS covered_from, NULL::DATE AS covered_to, false AS complete
FROM publishers
WHERE false
