-- What is known of each election, and what is lacking.
-- Grain: one row election × fact. Inputs: elections, rounds, results, turnout, observation_verdicts, responses, documents, searches.
-- Rule: results are those of any count, votes and seats those of any count but a contender's claim; a response that finds fault is one of
-- negative stance; publishers are those of the documents in the election's own folder. Nothing is lacking of a vote that lies ahead or did
-- not take place, nor turnout and votes where nobody voted, nor seats where no body with seats was elected. What a document gives all the
-- same is given.
WITH found AS (
    SELECT
        e.election_id,
        e.status NOT IN ('scheduled', 'postponed', 'cancelled', 'superseded') AS took_place,
        EXISTS (FROM rounds AS d WHERE d.election_id = e.election_id AND d.status IN ('held', 'annulled')) AS voted,
        e.office IN ('LEG', 'UPP', 'CONST', 'EP') AS has_seats,
        EXISTS (FROM results AS r WHERE r.election_id = e.election_id) AS results,
        EXISTS (FROM results AS r WHERE r.election_id = e.election_id AND r.result_status <> 'contested_claim' AND r.votes IS NOT NULL) AS votes,
        EXISTS (FROM turnout AS t WHERE t.election_id = e.election_id) AS turnout,
        EXISTS (FROM results AS r WHERE r.election_id = e.election_id AND r.result_status <> 'contested_claim' AND r.seats IS NOT NULL) AS seats,
        EXISTS (FROM rounds AS d WHERE d.election_id = e.election_id AND d.declared_on IS NOT NULL) AS declared,
        EXISTS (FROM rounds AS d WHERE d.election_id = e.election_id AND d.certified_on IS NOT NULL) AS certified,
        EXISTS (FROM observation_verdicts AS v WHERE v.election_id = e.election_id) AS verdict,
        EXISTS (FROM responses AS r WHERE r.election_id = e.election_id AND r.stance < 0) AS criticism,
        (
            SELECT count(DISTINCT d.publisher_id) FROM documents AS d WHERE d.path LIKE 'sources/elections/' || e.election_id || '/%'
        ) >= 2 AS second_source,
    FROM elections AS e
),

looked AS (
    SELECT election_id, fact, max(searched_on) AS searched_on
    FROM searches
    WHERE fact IS NOT NULL
    GROUP BY ALL
)

SELECT
    k.election_id,
    k.fact,
    CASE
        WHEN k.given THEN 'given'
        WHEN NOT k.took_place OR (k.fact IN ('votes', 'turnout') AND NOT k.voted) OR (k.fact = 'seats' AND NOT k.has_seats) THEN 'not_due'
        ELSE 'lacking'
    END AS state,
    l.searched_on
FROM found
UNPIVOT (given FOR fact IN (results, votes, turnout, seats, declared, certified, verdict, criticism, second_source)) AS k
LEFT JOIN looked AS l ON l.election_id = k.election_id AND l.fact = k.fact
