-- Each election, and what it lacks
-- A lack is what no document that was read gives: results of a count, turnout, a finding of observers, a response that finds fault, a
-- second publisher. Nothing is lacking of a vote that lies ahead or did not take place, nor turnout where nobody voted.
-- `said` names the lacks that were looked for on a day that is written down (`gaps` of the election, with any other fact that stands there),
-- `unsaid` those of which nothing is written. `criticism` may be lacking because nobody found fault.
-- Grain: one row an election.
WITH lacks AS (
    SELECT
        election_id,
        string_agg(replace(fact, '_', ' '), ', ' ORDER BY fact) FILTER (searched_on IS NOT NULL) AS said,
        string_agg(replace(fact, '_', ' '), ', ' ORDER BY fact) FILTER (
            searched_on IS NULL AND fact IN ('results', 'turnout', 'verdict', 'criticism', 'second_source')
        ) AS unsaid
    FROM completeness
    WHERE state = 'lacking'
    GROUP BY ALL
)

SELECT
    e.election_id AS election, e.title_en AS title,
    (SELECT count(*) FROM documents AS d WHERE d.path LIKE 'sources/elections/' || e.election_id || '/%') AS documents,
    (SELECT count(*) FROM responses AS r WHERE r.election_id = e.election_id) AS responses,
    (SELECT count(*) FROM observation_verdicts AS v WHERE v.election_id = e.election_id) AS verdicts,
    l.said, l.unsaid
FROM elections AS e
LEFT JOIN lacks AS l USING (election_id)
ORDER BY e.election_id;
