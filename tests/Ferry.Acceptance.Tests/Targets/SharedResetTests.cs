using Npgsql;

namespace Ferry.Acceptance.Tests.Targets;

[Collection<CheckoutCollection>]
[Trait("target", "db-reset")]
public sealed class SharedResetTests(Checkout checkout)
{
    private const string Ours = """
        INSERT INTO channel_configurations (channel_id) VALUES (4711);
        CREATE SCHEMA "Extra schema";
        CREATE TABLE "Extra schema".a (id int GENERATED ALWAYS AS IDENTITY, b text);
        CREATE TABLE parts (id int) PARTITION BY RANGE (id);
        CREATE TABLE parts_1 PARTITION OF parts FOR VALUES FROM (0) TO (10);
        CREATE TYPE mood AS ENUM ('fine');
        CREATE DOMAIN posint AS int CHECK (VALUE > 0);
        CREATE TYPE pair AS (a int, b posint);
        CREATE SEQUENCE loose;
        CREATE VIEW seen AS SELECT count(*) FROM parts;
        CREATE MATERIALIZED VIEW seen_once AS SELECT 1 AS one;
        CREATE FUNCTION twice(i int, OUT j int) LANGUAGE sql AS 'SELECT 2 * i';
        CREATE PROCEDURE nothing() LANGUAGE sql AS 'SELECT 1';
        CREATE AGGREGATE total(int) (SFUNC = int4pl, STYPE = int);
        CREATE COLLATION mine (LOCALE = 'C');
        CREATE TEXT SEARCH CONFIGURATION words (COPY = simple);
        CREATE OPERATOR === (FUNCTION = int4eq, LEFTARG = int, RIGHTARG = int);
        CREATE TABLE wide (a int, b int); CREATE STATISTICS both_columns ON a, b FROM wide;
        CREATE TYPE span AS RANGE (SUBTYPE = int);
        CREATE OPERATOR CLASS int_too FOR TYPE int USING btree AS OPERATOR 1 <;
        CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
        CREATE TRIGGER touched BEFORE INSERT ON wide FOR EACH ROW EXECUTE FUNCTION touch();
        SELECT lo_from_bytea(0, 'large');
        """;

    [Fact]
    public async Task Everything_in_a_shared_database_goes_and_the_migrations_come_again()
    {
        var staging = await checkout.MigratedAsync();
        await staging.RunAsync(Ours);
        var call = (await CallAsync(staging, "--environment=staging", "--json=-")).Ends(0);
        Assert.Equal("reset", (string?)call.Json["outcome"]);
        Assert.Equal(await checkout.DumpAsync(), await staging.DumpAsync());
        Assert.Equal(0, await staging.AskAsync<long>("SELECT count(*) FROM pg_largeobject_metadata"));
        Assert.Contains("schema \"Extra schema\"", call.Json["dropped"]!.AsArray().Select(one => (string?)one));
        Assert.Empty(call.Json["left"]!.AsArray());

        var backup = (string)call.Json["backup"]!;
        var list = (await checkout.CallAsync(Staging(staging), "--target=backup-list", "--environment=staging")).Ends(0);
        list.Says(backup);
        (await checkout.CallAsync(Staging(staging), "--target=restore-db", "--environment=staging", $"--backup={backup}")).Ends(0);
        Assert.Equal(4711L, await staging.AskAsync<long>("SELECT channel_id::bigint FROM channel_configurations"));
        Assert.Equal("large", await staging.AskAsync<string>("SELECT convert_from(lo_get(oid), 'UTF8') FROM pg_largeobject_metadata"));
    }

    [Fact]
    public async Task Ledger_stays_and_says_that_the_release_before_does_not_run_any_more()
    {
        var staging = await TestDatabase.CreateAsync();
        (await checkout.CallAsync(Staging(staging), "--target=deploy-staging")).Ends(0);
        (await CallAsync(staging, "--environment=staging")).Ends(0);
        Assert.Equal("Superseded", await staging.AskAsync<string>("SELECT state FROM ferry.releases"));
        Assert.Equal(checkout.Migrations.Length, await staging.AskAsync<long>("SELECT count(*) FROM ferry.migrations WHERE reverted_at IS NOT NULL"));
        Assert.Equal(checkout.Migrations.Length, await staging.AskAsync<long>("SELECT count(*) FROM ferry.migrations WHERE reverted_at IS NULL AND applied_at IS NOT NULL"));
        Assert.Equal(["backup-db", "wipe", "migrate-up"], await staging.AskAsync<string[]>("SELECT array_agg(s.name ORDER BY s.number) FROM ferry.steps s JOIN ferry.runs r ON r.id = s.run_id WHERE r.target = 'db-reset' AND r.exit_code = 0") ?? []);
        (await checkout.CallAsync(Staging(staging), "--target=deploy-staging")).Ends(0).Says("Deployed: release 2");
    }

    [Fact]
    public async Task Protected_environment_is_left_alone_without_the_confirmation()
    {
        var production = await checkout.MigratedAsync("AddNotificationPreference");
        var dump = await production.DumpAsync();
        var environment = new Dictionary<string, string?> { ["DATABASE_PRODUCTION_URL"] = production.Url() };
        (await checkout.CallAsync(environment, "--target=db-reset", "--environment=production")).Ends(3).Complains("pass --confirm=production");
        Assert.Equal(dump, await production.DumpAsync());
        (await checkout.CallAsync(environment, "--target=db-reset", "--environment=production", "--confirm=production")).Ends(0);
        Assert.Equal(checkout.Migrations, await production.HistoryAsync());
    }

    [Fact]
    public async Task Empty_database_needs_no_backup()
    {
        var development = await TestDatabase.CreateAsync();
        var call = (await checkout.CallAsync(development, "--target=db-reset", "--json=-")).Ends(0);
        Assert.Null(call.Json["backup"]);
        Assert.Equal(checkout.Migrations, await development.HistoryAsync());
    }

    [Fact]
    public async Task Role_that_owns_neither_database_nor_server_resets_what_is_its_own()
    {
        var staging = await TestDatabase.CreateAsync();
        var role = $"owner_{staging.Name}";
        await staging.RunAsync($"CREATE ROLE {role} LOGIN PASSWORD 'swordfish'; GRANT CREATE ON DATABASE {staging.Name} TO {role}; GRANT CREATE, USAGE ON SCHEMA public TO {role}; CREATE TABLE theirs (i int); GRANT SELECT ON theirs TO {role}");
        var url = new UriBuilder(staging.Url()) { UserName = role, Password = "swordfish" }.ToString();
        var environment = new Dictionary<string, string?> { ["DATABASE_STAGING_URL"] = url };
        (await checkout.CallAsync(environment, "--target=migrate-up", "--environment=staging")).Ends(0);
        await staging.RunAsync($"SET ROLE {role}; CREATE TABLE extra (i int)");
        var call = (await checkout.CallAsync(environment, "--target=db-reset", "--environment=staging", "--json=-")).Ends(0);
        Assert.Equal("table public.theirs", (string?)Assert.Single(call.Json["left"]!.AsArray()));
        Assert.DoesNotContain("extra", await staging.TablesAsync());
        Assert.Equal(checkout.Migrations, await staging.HistoryAsync());
    }

    [Fact]
    public async Task Table_that_somebody_holds_leaves_everything_as_it_was()
    {
        var staging = await checkout.MigratedAsync();
        var dump = await staging.DumpAsync();
        await using var holder = await staging.OpenAsync();
        await using var transaction = await holder.BeginTransactionAsync();
        await using var hold = new NpgsqlCommand("LOCK TABLE monitoring_targets IN ACCESS SHARE MODE", holder, transaction);
        await hold.ExecuteNonQueryAsync();
        var call = (await CallAsync(staging, "--environment=staging")).Ends(3);
        call.Complains("cannot be dropped. Nothing in ");
        call.Complains("SQLSTATE 55P03");
        Assert.Equal(dump, await staging.DumpAsync());
    }

    private static Dictionary<string, string?> Staging(TestDatabase database) => new() { ["DATABASE_STAGING_URL"] = database.Url() };

    private Task<Call> CallAsync(TestDatabase staging, params string[] arguments) => checkout.CallAsync(Staging(staging), ["--target=db-reset", .. arguments]);
}
