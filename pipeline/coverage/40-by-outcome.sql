-- Elections by status and dispute
-- Grain: one row a pair of status and dispute.
SELECT status, contestation, count(*) AS elections FROM elections GROUP BY ALL ORDER BY elections DESC, status, contestation;
