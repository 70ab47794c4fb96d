-- Rules and hand coding agree at least as far as sources/rules/agreement.csv asks, for the variables that are flagged there.
-- Table: coder_agreement
-- Severity: flag
-- Rule: agreement
-- Because: what hand coding leaves out by design, and variables with few units, say something of the coding and not of the coder alone.
SELECT a.coder_a, a.coder_b, a.variable, a.n, a.alpha, f.minimum_alpha, f.why
FROM coder_agreement AS a
JOIN codes.agreement AS f USING (variable)
WHERE f.severity = 'flag'
    AND starts_with(a.coder_a, 'human:')
    AND starts_with(a.coder_b, 'rules@')
    AND a.n >= f.minimum_n
    AND a.alpha <= f.minimum_alpha
ORDER BY ALL
