-- From "52.52,13.405" to two numbers; a text that is not two numbers stops the migration and is named by PostgreSQL.
UPDATE monitoring_targets
SET latitude = split_part(coordinates, ',', 1)::numeric,
    longitude = split_part(coordinates, ',', 2)::numeric
WHERE coordinates IS NOT NULL;
