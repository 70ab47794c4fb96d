-- Who is said to have won, by the round that decides; rounds that were voided come after.
-- Grain: one row a round, option, basis and claimant. Inputs: winners, rounds, options, actors.
SELECT w.election_id, w.round_id, o.label_en AS option, w.basis, a.name_en AS claimant, w.votes, w.share_pct, w.seats
FROM winners AS w
JOIN rounds AS r USING (round_id)
JOIN options AS o USING (option_id)
LEFT JOIN actors AS a ON a.actor_id = w.claimant_actor_id
ORDER BY w.election_id, r.decides DESC, w.basis = 'claimed', w.share_pct DESC NULLS LAST, w.winner_id
