-- Countries whose elections are held.
-- Grain: one row a country. Inputs: elections, countries.
SELECT country_id, name_en
FROM countries
WHERE country_id IN (SELECT country_id FROM elections)
ORDER BY country_id
