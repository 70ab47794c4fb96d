INSERT INTO coder_agreement (coder_a, coder_b, variable, n, n_agree, agreement, alpha) VALUES ('human:ts', 'rules@0.0.0', 'presence', 2000, 1800, 0.9, 0.5)
