-- Targets that only have the numbers get their text first, so that nothing is lost.
UPDATE monitoring_targets
SET coordinates = trim_scale(latitude) || ',' || trim_scale(longitude)
WHERE coordinates IS NULL AND latitude IS NOT NULL;

UPDATE monitoring_targets
SET latitude = NULL, longitude = NULL
WHERE latitude IS NOT NULL;
