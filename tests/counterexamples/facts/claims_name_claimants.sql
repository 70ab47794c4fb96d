UPDATE results SET result_status = 'contested_claim', claimant_actor_id = NULL
