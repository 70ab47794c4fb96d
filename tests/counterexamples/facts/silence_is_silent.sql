UPDATE positions SET silence = 'silent_within_coverage'
