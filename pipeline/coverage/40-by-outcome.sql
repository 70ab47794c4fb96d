-- Elections by status and dispute
SELECT status, contestation, count(*) AS elections FROM elections GROUP BY ALL ORDER BY elections DESC, status, contestation;
