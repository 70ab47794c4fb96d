UPDATE results SET share_pct = 65 WHERE share_pct IS NOT NULL
