INSERT INTO feed_windows
SELECT publisher_id, 'https://example.org/feed', TIMESTAMPTZ '2021-09-16 00:00:00+00', TIMESTAMPTZ '2021-09-15 00:00:00+00', 1
FROM publishers
LIMIT 1;
