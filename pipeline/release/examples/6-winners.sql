-- The highest shares of winners, and how many recognised them
-- Grain: one row an election and elected option.
SELECT
    r.election_id,
    o.label_en AS winner,
    r.share_pct,
    count(p.actor_id) FILTER (p.position LIKE 'recognises%' AND p.position <> 'recognises_rival') AS recognised_by,
    count(p.actor_id) FILTER (p.position IN ('withholds', 'rejects_result', 'recognises_rival')) AS kept_back_or_refused
FROM results AS r
JOIN rounds AS d ON d.round_id = r.round_id AND d.decides
JOIN options AS o ON o.option_id = r.option_id
LEFT JOIN positions AS p ON p.election_id = r.election_id
WHERE r.preferred AND r.elected AND r.share_pct IS NOT NULL
GROUP BY r.election_id, o.label_en, r.share_pct
ORDER BY r.share_pct DESC, r.election_id, winner;
