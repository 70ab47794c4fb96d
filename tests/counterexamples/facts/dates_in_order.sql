UPDATE rounds SET declared_on = polling_end - 1
