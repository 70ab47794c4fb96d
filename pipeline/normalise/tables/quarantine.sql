-- Everything turned away, with the reason.
-- Grain: one row an input × place × rule. Inputs: ingest_quarantine, coding_quarantine.
SELECT * FROM ingest_quarantine
UNION ALL
SELECT * FROM coding_quarantine
