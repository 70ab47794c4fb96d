UPDATE results SET elected = true
