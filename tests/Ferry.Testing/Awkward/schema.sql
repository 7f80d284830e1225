-- Everything that is awkward to back up, to restore and to compare.
CREATE EXTENSION pgcrypto;
CREATE EXTENSION hstore;
CREATE EXTENSION citext;
CREATE SCHEMA billing;
CREATE SCHEMA "Odd Schema";
COMMENT ON SCHEMA billing IS 'What is paid, and what isn''t';

CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
ALTER TYPE mood ADD VALUE 'so-so' BEFORE 'ok';
CREATE DOMAIN email AS citext NOT NULL CHECK (VALUE ~ '@') CHECK (length(VALUE::text) < 200);
CREATE TYPE address AS (street text COLLATE "C", number integer);
CREATE TYPE floatrange AS RANGE (subtype = float8, subtype_diff = float8mi);
CREATE COLLATION german (provider = libc, locale = 'C');

CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    NEW.touched := coalesce(NEW.touched, 0) + 1;
    RETURN NEW;
END
$body$;
CREATE FUNCTION add_one(a integer, b integer DEFAULT 1) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT a + b';
CREATE FUNCTION add_one(a text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT a || ''1''';
CREATE PROCEDURE nothing() LANGUAGE plpgsql AS 'BEGIN NULL; END';
CREATE AGGREGATE product(integer) (sfunc = int4mul, stype = integer, initcond = '1');

CREATE TABLE account (
    id bigint GENERATED ALWAYS AS IDENTITY (START 1000 INCREMENT 5) PRIMARY KEY,
    old_id serial NOT NULL,
    mail email UNIQUE,
    feeling mood DEFAULT 'ok' NOT NULL,
    tags text[] DEFAULT '{}',
    matrix integer[][],
    data jsonb,
    raw bytea,
    home address,
    span floatrange,
    extra hstore,
    photo oid,
    ratio double precision,
    amount numeric(20, 4) CHECK (amount <> 13),
    whole numeric,
    valid tsrange,
    born date,
    seen timestamptz DEFAULT now(),
    name text COLLATE "C",
    doubled numeric GENERATED ALWAYS AS (amount * 2) STORED,
    touched integer,
    EXCLUDE USING gist (valid WITH &&)
);
COMMENT ON TABLE account IS E'Two lines,\nand a quote: ''';
COMMENT ON COLUMN account.mail IS 'unique';
CREATE INDEX account_data ON account USING gin (data);
CREATE INDEX account_lower ON account (lower(name)) WHERE feeling <> 'sad';
CREATE STATISTICS account_stat ON feeling, born FROM account;
CREATE TRIGGER account_touch BEFORE INSERT OR UPDATE ON account FOR EACH ROW EXECUTE FUNCTION touch();
CREATE TABLE "Odd Schema"."Mixed ""Case"" Table" ("Id" uuid PRIMARY KEY DEFAULT gen_random_uuid(), "select" integer, "with.dot" text,
    account bigint REFERENCES account ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED);
CREATE INDEX "Mixed Index" ON "Odd Schema"."Mixed ""Case"" Table" ("select" DESC NULLS LAST) INCLUDE ("with.dot");
CREATE TABLE billing.invoice (id bigint NOT NULL, day date NOT NULL, total numeric, PRIMARY KEY (id, day)) PARTITION BY RANGE (day);
CREATE TABLE billing.invoice_2025 PARTITION OF billing.invoice FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE billing.invoice_2026 PARTITION OF billing.invoice FOR VALUES FROM ('2026-01-01') TO ('2027-01-01') PARTITION BY HASH (id);
CREATE TABLE billing.invoice_2026_0 PARTITION OF billing.invoice_2026 FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE billing.invoice_2026_1 PARTITION OF billing.invoice_2026 FOR VALUES WITH (MODULUS 2, REMAINDER 1);
CREATE TABLE billing.invoice_rest PARTITION OF billing.invoice DEFAULT;
CREATE INDEX invoice_total ON billing.invoice (total);
CREATE TABLE empty_table (id integer PRIMARY KEY, note varchar(20) DEFAULT 'n/a');
CREATE TABLE no_columns ();
CREATE UNLOGGED TABLE scratch (id integer);
CREATE TABLE base (id integer, note text);
CREATE TABLE derived (more text) INHERITS (base);
ALTER TABLE empty_table SET (fillfactor = 70);
ALTER TABLE account ADD CONSTRAINT later CHECK (touched < 100) NOT VALID;

CREATE TABLE secret (id integer PRIMARY KEY, owner_name text);
ALTER TABLE secret ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_rows ON secret FOR SELECT TO ferry_reader USING (owner_name = CURRENT_USER);
CREATE VIEW rich AS SELECT a.id, a.amount FROM account a WHERE a.amount > 10;
CREATE VIEW rich_guarded WITH (security_barrier) AS SELECT * FROM rich WHERE id > 0;
CREATE MATERIALIZED VIEW moods AS SELECT feeling, count(*) FROM account GROUP BY feeling;
CREATE UNIQUE INDEX moods_feeling ON moods (feeling);
CREATE RULE no_delete AS ON DELETE TO empty_table DO INSTEAD NOTHING;
CREATE SEQUENCE billing.numbers AS smallint START 7 INCREMENT -1 MINVALUE -100 MAXVALUE 10 CYCLE;
CREATE FUNCTION note_ddl() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN NULL; END';

GRANT USAGE ON SCHEMA billing TO ferry_reader;
GRANT SELECT, INSERT ON account TO ferry_reader WITH GRANT OPTION;
GRANT SELECT (id, total) ON billing.invoice TO ferry_reader;
GRANT SELECT ON "Odd Schema"."Mixed ""Case"" Table" TO PUBLIC;
REVOKE EXECUTE ON FUNCTION add_one(integer, integer) FROM PUBLIC;
ALTER DEFAULT PRIVILEGES IN SCHEMA billing GRANT SELECT ON TABLES TO ferry_reader;
ALTER TABLE empty_table OWNER TO ferry_owner;
