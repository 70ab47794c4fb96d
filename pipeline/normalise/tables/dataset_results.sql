-- Results as reference datasets give them.
-- Grain: one row an election of a dataset × round × line. Inputs: read_results, dataset_elections.
-- Rule: those of the elections that may be given away.
SELECT
    dataset,
    version,
    native_id,
    round_no,
    line_no,
    option_as_written,
    option_en,
    party_as_written,
    alliance_line_no,
    residual,
    votes,
    share_pct,
    seats,
    r.notes
FROM read_results AS r
JOIN dataset_elections AS e USING (dataset, version, native_id)
