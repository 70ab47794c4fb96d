INSERT INTO coder_agreement (coder_a, coder_b, variable, n, n_agree, agreement, alpha) VALUES ('human:ts', 'rules@0.0.0', 'act', 200, 140, 0.7, 0.6)
