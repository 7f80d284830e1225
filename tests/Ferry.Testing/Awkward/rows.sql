INSERT INTO account (mail, feeling, tags, matrix, data, raw, home, span, extra, ratio, amount, whole, valid, born, seen, name) VALUES
    ('a@example.com', 'happy', '{a,"b c",NULL,"\"q\""}', '{{1,2},{3,4}}', '{"a": [1, 2, {"b": null}], "ü": "\u00e9"}', '\x00ff5c27220a', ROW('Main, "St"', 5), '[1.5,Infinity)', 'a=>1,"b c"=>NULL', 'NaN', 12.3456, 'NaN', '[2025-01-01,2025-02-01)', 'infinity', '-infinity', E'tab\tnew\nline\\back'),
    ('B@Example.com', 'sad', NULL, '{}', 'null', '', NULL, 'empty', '', 'Infinity', -0.0001, NULL, NULL, '-infinity', 'infinity', ''),
    ('c@example.com', 'so-so', '{}', NULL, NULL, NULL, ROW(NULL, NULL), NULL, NULL, '-Infinity', NULL, 1e100, 'empty', '0044-03-15 BC', '2025-03-30 02:30:00+01', '日本語 🚢');
-- From 14 on.
DO $$ BEGIN IF current_setting('server_version_num')::int >= 140000 THEN UPDATE account SET whole = 'Infinity' WHERE feeling = 'sad'; END IF; END $$;
UPDATE account SET photo = lo_from_bytea(0, '\xdeadbeef00ff') WHERE feeling = 'happy';
SELECT lo_from_bytea(0, convert_to(repeat('large object ', 100000), 'UTF8'));
INSERT INTO "Odd Schema"."Mixed ""Case"" Table" ("Id", "select", "with.dot", account)
    SELECT md5(i::text)::uuid, i, NULLIF(repeat('x', i % 50), ''), CASE WHEN i % 2 = 0 THEN 1000 END FROM generate_series(1, 500) i;
INSERT INTO billing.invoice SELECT i, date '2024-12-01' + i, i / 7.0 FROM generate_series(1, 800) i;
INSERT INTO base VALUES (1, 'one'), (2, NULL);
INSERT INTO derived VALUES (3, 'three', 'more');
INSERT INTO no_columns DEFAULT VALUES;
INSERT INTO scratch VALUES (1), (2);
INSERT INTO secret VALUES (1, 'ferry_reader'), (2, 'somebody');
SELECT nextval('billing.numbers'), nextval('billing.numbers');
REFRESH MATERIALIZED VIEW moods;
