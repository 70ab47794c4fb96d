UPDATE minted_responses SET listed = false
