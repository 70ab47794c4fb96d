-- Why we hold each fact.
-- Grain: one row fact × field × claim. Inputs: act_folds, figure_folds, reported_acts, reported_figures, documents, publishers.
-- Rule: the quote is cut from the text that was coded, where the text is given away; of an original only where its publisher lets it be quoted.
WITH supports AS (
    SELECT f.record_table, f.record_id, NULL AS field, c.claim_id, c.document_id, c.char_start, c.char_end
    FROM act_folds AS f
    JOIN reported_acts AS c USING (claim_id)
    WHERE f.outcome = 'folded'
    UNION ALL
    SELECT f.record_table, f.record_id, f.field, c.claim_id, c.document_id, c.char_start, c.char_end
    FROM figure_folds AS f
    JOIN reported_figures AS c USING (claim_id)
    WHERE f.outcome = 'folded'
)

SELECT
    'E-' || sha256(concat_ws('|', s.record_table, s.record_id, coalesce(s.field, ''), s.claim_id))[:16] AS evidence_id,
    s.*,
    CASE
        WHEN d.text_redistributable AND (d.basis = 'digest' OR p.may_quote) THEN substr(d.text, s.char_start + 1, s.char_end - s.char_start)
    END AS quote
FROM supports AS s
JOIN documents AS d USING (document_id)
JOIN publishers AS p USING (publisher_id)
