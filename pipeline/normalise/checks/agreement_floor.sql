-- Rules and hand coding agree at least as far as sources/rules/agreement.csv asks, for the variables that block there.
-- Table: coder_agreement
-- Severity: block
-- Rule: agreement
SELECT a.coder_a, a.coder_b, a.variable, a.n, a.alpha, f.minimum_alpha, f.why
FROM coder_agreement AS a
JOIN codes.agreement AS f USING (variable)
WHERE f.severity = 'block'
    AND starts_with(a.coder_a, 'human:')
    AND starts_with(a.coder_b, 'rules@')
    AND a.n >= f.minimum_n
    AND a.alpha <= f.minimum_alpha
ORDER BY ALL
