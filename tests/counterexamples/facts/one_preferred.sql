UPDATE results SET preferred = true
