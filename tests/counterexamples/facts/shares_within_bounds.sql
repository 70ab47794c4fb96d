UPDATE results SET share_pct = 130 WHERE preferred
