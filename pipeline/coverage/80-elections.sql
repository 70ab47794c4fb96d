-- Each election, and what it lacks
-- `lacks` names what no document that was read gives: votes or shares of the preferred count, turnout, a verdict of observers, a response
-- that finds fault, a second publisher.
-- Grain: one row an election.
WITH counted AS (
    SELECT
        e.election_id, e.title_en AS title,
        (SELECT count(*) FROM documents AS d WHERE d.path LIKE 'sources/elections/' || e.election_id || '/%') AS documents,
        (SELECT count(DISTINCT publisher_id) FROM documents AS d WHERE d.path LIKE 'sources/elections/' || e.election_id || '/%') AS publishers,
        (SELECT count(*) FROM responses AS r WHERE r.election_id = e.election_id) AS responses,
        (SELECT count(*) FROM observation_verdicts AS v WHERE v.election_id = e.election_id) AS verdicts,
        (SELECT count(*) FROM results AS r WHERE r.election_id = e.election_id AND r.preferred) AS results,
        (SELECT count(*) FROM turnout AS t WHERE t.election_id = e.election_id) AS turnouts,
        (SELECT count(*) FROM responses AS r WHERE r.election_id = e.election_id AND r.stance < 0) AS faults,
    FROM elections AS e
)
SELECT
    election_id AS election, title, documents, responses, verdicts,
    array_to_string(list_filter([
        CASE WHEN results = 0 THEN 'results' END, CASE WHEN turnouts = 0 THEN 'turnout' END, CASE WHEN verdicts = 0 THEN 'verdict' END,
        CASE WHEN faults = 0 THEN 'fault' END, CASE WHEN publishers < 2 THEN 'second publisher' END
    ], lambda word: word IS NOT NULL), ', ') AS lacks
FROM counted ORDER BY election_id;
