using Ferry.Core.Outcomes;
using Ferry.Core.Status;
using Ferry.Testing;
using FerryTestHost.Histories;

namespace Ferry.PostgreSql.Tests.Drift;

public sealed class DriftTests(DriftFixture fixture) : IClassFixture<DriftFixture>
{
    private string Folder => fixture.Checkout.Folder;

    public static TheoryData<string, string> Changes => new()
    {
        { "ALTER TABLE sales.orders ADD COLUMN note text", "column sales.orders.note added: ALTER TABLE sales.orders DROP COLUMN note -- its values go with it" },
        { """ALTER TABLE "Customer" DROP COLUMN "Mail" """, """column public."Customer"."Mail" missing: ALTER TABLE public."Customer" ADD COLUMN "Mail" text""" },
        { """ALTER TABLE "Customer" ALTER COLUMN "Age" TYPE bigint""", """column public."Customer"."Age" (type) changed: ALTER TABLE public."Customer" ALTER COLUMN "Age" TYPE integer""" },
        { """ALTER TABLE "Customer" ALTER COLUMN "Name" DROP NOT NULL""", """column public."Customer"."Name" (nullability) changed: ALTER TABLE public."Customer" ALTER COLUMN "Name" SET NOT NULL""" },
        { """ALTER TABLE "Customer" ALTER COLUMN "Age" SET NOT NULL""", """column public."Customer"."Age" (nullability) changed: ALTER TABLE public."Customer" ALTER COLUMN "Age" DROP NOT NULL""" },
        { "ALTER TABLE sales.orders ALTER COLUMN at DROP DEFAULT", "column sales.orders.at (default) changed: ALTER TABLE sales.orders ALTER COLUMN at SET DEFAULT now()" },
        { "ALTER TABLE sales.orders ALTER COLUMN total SET DEFAULT 1", "column sales.orders.total (default) changed: ALTER TABLE sales.orders ALTER COLUMN total DROP DEFAULT" },
        { "DROP INDEX sales.ix_orders_customer", "index sales.orders.ix_orders_customer missing: CREATE INDEX CONCURRENTLY ix_orders_customer ON sales.orders USING btree (customer)" },
        { "CREATE INDEX by_hand ON sales.orders (total)", "index sales.orders.by_hand added: DROP INDEX CONCURRENTLY sales.by_hand" },
        { "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'sales.ix_orders_customer'::regclass", "index sales.orders.ix_orders_customer changed: REINDEX INDEX CONCURRENTLY sales.ix_orders_customer" },
        { "ALTER TABLE sales.orders DROP CONSTRAINT positive", "constraint sales.orders.positive missing: ALTER TABLE sales.orders ADD CONSTRAINT positive CHECK ((total > (0)::numeric))" },
        { "ALTER TABLE sales.orders ADD CONSTRAINT more UNIQUE (at)", "constraint sales.orders.more added: ALTER TABLE sales.orders DROP CONSTRAINT more" },
        { "ALTER TABLE sales.orders DROP CONSTRAINT positive; ALTER TABLE sales.orders ADD CONSTRAINT positive CHECK (total > 0) NOT VALID", "constraint sales.orders.positive changed: ALTER TABLE sales.orders VALIDATE CONSTRAINT positive" },
        { "ALTER SEQUENCE numbers INCREMENT 7", "sequence public.numbers changed: change the sequence back to what is expected" },
        { "DROP SEQUENCE numbers", "sequence public.numbers missing: create the sequence as the migrations do" },
        { "CREATE OR REPLACE VIEW sales.large AS SELECT id, total FROM sales.orders WHERE total > 10", "view sales.large changed: change the view back to what is expected" },
        { "DROP VIEW sales.large", "view sales.large missing: create the view as the migrations do" },
        { "CREATE OR REPLACE FUNCTION sales.touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$", "function sales.touch() changed: run the expected definition" },
        { "CREATE FUNCTION sales.one(a int) RETURNS int LANGUAGE sql AS 'SELECT 1'", "function sales.one(a integer) added: DROP FUNCTION sales.one(a integer)" },
        { "DROP TRIGGER touch ON sales.orders", "trigger sales.orders.touch missing: CREATE TRIGGER touch BEFORE UPDATE ON sales.orders FOR EACH ROW EXECUTE FUNCTION sales.touch()" },
        { "ALTER TABLE sales.orders DISABLE TRIGGER touch", "trigger sales.orders.touch changed: ALTER TABLE sales.orders ENABLE TRIGGER touch" },
        { "CREATE TABLE sales.by_hand (id int)", "table sales.by_hand added: DROP TABLE sales.by_hand -- its rows go with it" },
        { "DROP EXTENSION pgcrypto", "extension pgcrypto missing: create the extension as the migrations do" },
    };

    public static TheoryData<string> NoDrift =>
    [
        "SELECT 1",
        """INSERT INTO "Customer" VALUES (1); INSERT INTO sales.orders (customer, total) VALUES (1, 2); SELECT nextval('numbers'); ANALYZE""",
        """ALTER TABLE "Customer" ADD COLUMN more text; ALTER TABLE "Customer" DROP COLUMN more""",
        "CREATE EXTENSION hstore; UPDATE pg_extension SET extversion = '0.9' WHERE extname = 'pgcrypto'",
        "CREATE TABLE ferry.more (id int PRIMARY KEY); COMMENT ON TABLE ferry.more IS 'ours'",
        """ALTER TABLE "__EFMigrationsHistory" ADD COLUMN at timestamptz DEFAULT now(); CREATE INDEX more ON "__EFMigrationsHistory" (at)""",
        "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET timezone = ''Asia/Tokyo''', current_database()); EXECUTE format('ALTER DATABASE %I SET datestyle = ''German''', current_database()); EXECUTE format('ALTER DATABASE %I SET intervalstyle = ''iso_8601''', current_database()); EXECUTE format('ALTER DATABASE %I SET quote_all_identifiers = on', current_database()); END $$",
        "UPDATE pg_attribute SET attoptions = '{pg_attver=3}' WHERE attrelid = 'sales.orders'::regclass AND attnum > 0",
        "GRANT SELECT ON ALL TABLES IN SCHEMA sales TO pg_monitor",
        "CREATE SCHEMA hangfire; CREATE TABLE hangfire.job (id int PRIMARY KEY); COMMENT ON COLUMN hangfire.job.id IS 'theirs'; COMMENT ON SCHEMA hangfire IS 'theirs'",
    ];

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Each_kind_of_drift_is_told_with_what_brings_it_back(string change, string told)
    {
        var pipeline = await DriftPipeline.MigratedAsync<RichContext>(Folder);
        await pipeline.RunAsync(change);
        var drift = Assert.Single((await pipeline.DriftAsync<RichContext>()).Differences);
        Assert.Equal(told, $"{drift.What} {drift.Change}: {drift.Fix}");
        Assert.NotEqual(drift.Expected, drift.Found);

        if (!drift.Fix.Contains(' ', StringComparison.Ordinal) || char.IsLower(drift.Fix[0])) return;
        await pipeline.RunAsync(drift.Fix);
        Assert.Empty((await pipeline.DriftAsync<RichContext>()).Differences);
    }

    [Theory]
    [InlineData("Name", """ALTER TABLE "Customer" ALTER COLUMN "Name" DROP NOT NULL; ALTER TABLE "Customer" ADD NOT NULL "Name" NOT VALID""", "SET NOT NULL")]
    [InlineData("Age", """ALTER TABLE "Customer" ADD NOT NULL "Age" NOT VALID""", "DROP NOT NULL")]
    public async Task So_is_a_NOT_NULL_that_is_not_validated(string column, string change, string fix)
    {
        await ServerNeeds.AtLeastAsync(18, "NOT NULL as NOT VALID");
        await Each_kind_of_drift_is_told_with_what_brings_it_back(change, $"""column public."Customer"."{column}" (nullability) changed: ALTER TABLE public."Customer" ALTER COLUMN "{column}" {fix}""");
    }

    [Theory]
    [MemberData(nameof(NoDrift))]
    public async Task What_no_migration_decides_is_no_drift(string change)
    {
        var pipeline = await DriftPipeline.MigratedAsync<RichContext>(Folder);
        await pipeline.RunAsync(change);
        var report = await pipeline.CheckAsync<RichContext>();
        Assert.Empty((await pipeline.DriftAsync<RichContext>()).Differences);
        Assert.Equal((ExitCode.Done, "clean"), (report.ExitCode, (string?)report.ToJson()["drift"]!["result"]));
        Assert.All(report.Status.Lines, line => Assert.Equal(StatusVerdict.Clean, line.Verdict));
        if (change.Contains("hangfire", StringComparison.Ordinal)) Assert.Contains("no migration makes them: schema hangfire", report.Status.Lines[5].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_differences_are_all_told_and_limited_for_people_only()
    {
        var pipeline = await DriftPipeline.MigratedAsync<RichContext>(Folder);
        await pipeline.RunAsync(string.Concat(Enumerable.Range(0, 30).Select(i => $"CREATE TABLE by_hand_{i:00} (id int);")));
        var report = await pipeline.CheckAsync<RichContext>();
        Assert.Equal(ExitCode.Refused, report.ExitCode);
        Assert.Equal(30, report.ToJson()["drift"]!["differences"]!.AsArray().Count);
        var table = report.Blocks.OfType<Core.Rendering.Table>().Single(one => one.Headers[0] == "drift");
        Assert.Equal(21, table.Rows.Count);
        Assert.StartsWith("… and 10 more", table.Rows[^1][0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_migration_that_the_code_lacks_comes_from_the_ledger()
    {
        var pipeline = await DriftPipeline.MigratedAsync<RichContext>(Folder);
        var report = await pipeline.CheckAsync<OlderRichContext>();
        Assert.Equal(
            ["pending Clean", "missing Found", "out of order Clean", "edited Found", "model Clean", "drift Clean"],
            report.Status.Lines.Select(line => $"{line.Name} {line.Verdict}"));
        Assert.Equal(ExitCode.Refused, report.ExitCode);
    }

    [Fact]
    public async Task Where_neither_code_nor_ledger_has_a_migration_drift_is_unknown()
    {
        var pipeline = await DriftPipeline.MigratedAsync<RichContext>(Folder);
        await pipeline.RunAsync("DELETE FROM ferry.migrations WHERE migration_id LIKE '%IndexOrders'");
        var drift = (await pipeline.CheckAsync<OlderRichContext>()).Status.Lines[5];
        Assert.Equal((StatusVerdict.Unknown, true), (drift.Verdict, drift.Refuses));
        Assert.Contains("neither this code nor the ledger has 20260103000000_IndexOrders", drift.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_migration_that_is_applied_in_part_is_no_drift_but_unknown()
    {
        var pipeline = await DriftPipeline.MigratedAsync<RichContext>(Folder);
        await pipeline.RunAsync("""UPDATE ferry.migrations SET applied_at = NULL WHERE migration_id LIKE '%IndexOrders'; DELETE FROM "__EFMigrationsHistory" WHERE "MigrationId" LIKE '%IndexOrders'""");
        var drift = (await pipeline.CheckAsync<RichContext>()).Status.Lines[5];
        Assert.Equal((StatusVerdict.Unknown, "20260103000000_IndexOrders is applied in part, which would show as drift"), (drift.Verdict, drift.Detail));
    }

    [Fact]
    public async Task Roles_that_a_migration_names_and_a_schema_of_the_roles_own_are_in_the_sandbox_too()
    {
        var pipeline = await DriftPipeline.EmptyAsync(Folder);
        await pipeline.RunAsync($"DO $$ BEGIN CREATE ROLE {GrantingA.Reader}; EXCEPTION WHEN duplicate_object THEN NULL; END $$; CREATE SCHEMA \"Own Place\"; DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET search_path = \"Own Place\", public', current_database()); END $$");
        Assert.Equal(ExitCode.Done, (await pipeline.UpAsync<GrantingContext>()).ExitCode);
        Assert.True(await pipeline.AskAsync<bool>("SELECT to_regclass('\"Own Place\".granted') IS NOT NULL"));
        Assert.Empty((await pipeline.DriftAsync<GrantingContext>()).Differences);
        await pipeline.RunAsync("ALTER POLICY readers ON granted TO public");
        Assert.Equal("policy \"Own Place\".granted.readers", Assert.Single((await pipeline.DriftAsync<GrantingContext>()).Differences).What);
    }

    [Fact]
    public async Task Migrations_that_do_not_run_on_an_empty_database_leave_drift_unknown_and_say_where()
    {
        var pipeline = await DriftPipeline.EmptyAsync(Folder);
        await pipeline.RunAsync("""CREATE TABLE "__EFMigrationsHistory" ("MigrationId" varchar(150) PRIMARY KEY, "ProductVersion" varchar(32) NOT NULL); INSERT INTO "__EFMigrationsHistory" VALUES ('20260102000000_CreateB', '10.0.0')""");
        var drift = (await pipeline.CheckAsync<OrdinaryContext>()).Status.Lines[5];
        Assert.Equal((StatusVerdict.Unknown, true), (drift.Verdict, drift.Refuses));
        Assert.Equal("the applied migrations do not run on an empty database: 20260102000000_CreateB, statement 2: relation \"a\" does not exist", drift.Detail);
    }

    [Fact]
    public async Task Without_a_throw_away_server_drift_is_unknown_and_the_other_looks_are_taken()
    {
        await using var checkout = new TestCheckout();
        var pipeline = await DriftPipeline.MigratedAsync<RichContext>(checkout.Folder);
        pipeline.Sandboxes.Only = 99;
        var report = await pipeline.CheckAsync<RichContext>();
        Assert.Equal(ExitCode.Refused, report.ExitCode);
        Assert.StartsWith("A throw-away server is needed, and no PostgreSQL 99", report.Status.Lines[5].Detail, StringComparison.Ordinal);
        Assert.All(report.Status.Lines.Take(5), line => Assert.Equal(StatusVerdict.Clean, line.Verdict));
    }

    [Fact]
    public async Task Tables_without_a_history_are_unknown_and_an_empty_database_is_clean()
    {
        var pipeline = await DriftPipeline.EmptyAsync(Folder);
        var started = pipeline.Sandboxes.Started;
        Assert.Equal(StatusVerdict.Clean, (await pipeline.CheckAsync<RichContext>(allowPending: true)).Status.Lines[5].Verdict);
        await pipeline.RunAsync("CREATE TABLE by_hand (id int)");
        Assert.Equal(StatusVerdict.Unknown, (await pipeline.CheckAsync<RichContext>()).Status.Lines[5].Verdict);
        Assert.Equal(started, pipeline.Sandboxes.Started);
    }
}
