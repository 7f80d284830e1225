namespace Ferry.Acceptance.Tests.Targets;

[Collection<CheckoutCollection>]
[Trait("target", "migrate-script")]
public sealed class MigrateScriptTests(Checkout checkout)
{
    private const string LastBeforeTheConcurrentIndex = "CopyCoordinatesIntoLatitudeAndLongitude";

    [Fact]
    public async Task The_whole_script_run_in_psql_gives_what_migrate_up_gives()
    {
        var call = await ScriptAsync();
        Assert.Equal($"Script of {checkout.Migrations.Length} migrations, from an empty database to {checkout.Migrations[^1]}.", call.ErrorLines[0]);
        var database = await TestDatabase.CreateAsync();
        await RunAsync(database, call.Out);
        Assert.Equal(await checkout.DumpAsync(), await database.DumpAsync());
        (await checkout.CallAsync(database, "--target=migrate-up")).Ends(0).Says("Nothing to do");
    }

    [Fact]
    public async Task Each_migration_has_a_script_from_the_one_before_it()
    {
        var database = await TestDatabase.CreateAsync();
        var before = "0";
        foreach (var id in checkout.Migrations)
        {
            await RunAsync(database, (await ScriptAsync($"--from={before}", $"--to={id}")).Out);
            Assert.Equal(id, (await database.HistoryAsync())[^1]);
            before = id;
        }

        Assert.Equal(await checkout.DumpAsync(), await database.DumpAsync());
    }

    [Fact]
    public async Task From_a_newer_to_an_older_state_the_script_reverts()
    {
        var database = await checkout.MigratedAsync();
        await RunAsync(database, (await ScriptAsync($"--from={checkout.Migrations[^1]}", "--to=AddNotificationPreference")).Out);
        Assert.Equal(Schema.Of(await checkout.DumpAsync("AddNotificationPreference")), Schema.Of(await database.DumpAsync()));
        await RunAsync(database, (await ScriptAsync("--from=AddNotificationPreference", "--to=0")).Out);
        Assert.Equal(["__EFMigrationsHistory"], await database.TablesAsync());
        Assert.Empty(await database.HistoryAsync());
    }

    [Fact]
    public async Task A_script_for_a_file_leaves_standard_output_empty_of_it()
    {
        var file = checkout.At("artifacts", "script.sql");
        var call = await ScriptAsync($"--output={file}");
        Assert.DoesNotContain("BEGIN;", call.Out, StringComparison.Ordinal);
        Assert.Equal((await ScriptAsync()).Out, await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task Idempotent_is_refused_with_the_statements_that_stand_against_it()
    {
        var call = (await checkout.CallAsync("--target=migrate-script", "--idempotent")).Ends(3);
        Assert.Equal("Refused: an idempotent script of these migrations would not be valid SQL. Nothing was written.", call.ErrorLines[0]);
        call.Complains($"{checkout.Id("IndexAreaTargets")}, statement 1: it runs outside a transaction");
        call.Complains($"{checkout.Id("IndexAreaTargets")}, statement 2: it runs outside a transaction");
        Assert.Empty(call.Out);
    }

    [Fact]
    public async Task An_idempotent_script_runs_on_any_state_and_changes_nothing_the_second_time()
    {
        var script = (await ScriptAsync("--idempotent", $"--to={LastBeforeTheConcurrentIndex}")).Out;
        foreach (var database in new[] { await TestDatabase.CreateAsync(), await checkout.MigratedAsync("AddNotificationPreference") })
        {
            await RunAsync(database, script);
            Assert.Equal(await checkout.DumpAsync(LastBeforeTheConcurrentIndex), await database.DumpAsync());
            await RunAsync(database, script);
            Assert.Equal(await checkout.DumpAsync(LastBeforeTheConcurrentIndex), await database.DumpAsync());
        }
    }

    [Fact]
    public async Task An_unknown_state_ends_with_the_name_that_was_meant()
    {
        var call = (await checkout.CallAsync("--target=migrate-script", "--from=0", "--to=DropCoordinate")).Ends(2);
        call.Complains($"{checkout.Id("DropCoordinates")}?");
        Assert.Empty(call.Out);
    }

    // No database is asked for a script.
    private async Task<Call> ScriptAsync(params string[] arguments) =>
        (await checkout.CallAsync(new Dictionary<string, string?> { ["DATABASE_URL"] = "postgres://nobody@127.0.0.1:1/nothing" }, ["--target=migrate-script", .. arguments])).Ends(0);

    private static async Task RunAsync(TestDatabase database, string script)
    {
        var psql = await database.PsqlAsync(script);
        Assert.True(psql.Succeeded, psql.Said);
        Assert.DoesNotContain("ERROR", psql.Error, StringComparison.Ordinal);
    }
}
