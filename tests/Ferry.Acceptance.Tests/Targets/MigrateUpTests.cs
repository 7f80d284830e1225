namespace Ferry.Acceptance.Tests.Targets;

[Collection<CheckoutCollection>]
[Trait("target", "migrate-up")]
public sealed class MigrateUpTests(Checkout checkout)
{
    [Fact]
    public async Task Everything_pending_is_applied_and_a_second_call_finds_nothing_to_do()
    {
        var database = await TestDatabase.CreateAsync();
        var first = (await checkout.CallAsync(database, "--target=migrate-up")).Ends(0);
        Assert.All(checkout.Migrations, id => first.Says($"  {id}  applied in "));
        Assert.StartsWith($"Applied {checkout.Migrations.Length} migrations in ", first.OutLines[^1], StringComparison.Ordinal);
        Assert.EndsWith($"/{database.Name} is at {checkout.Migrations[^1]}.", first.OutLines[^1], StringComparison.Ordinal);
        Assert.Empty(first.Error);
        Assert.Equal(checkout.Migrations, await database.HistoryAsync());
        Assert.Equal(["__EFMigrationsHistory", "channel_configurations", "monitoring_targets", "seen_submissions"], await database.TablesAsync());

        var dump = await database.DumpAsync();
        var second = (await checkout.CallAsync(database, "--target=migrate-up")).Ends(0);
        Assert.Matches($"^Nothing to do: .*/{database.Name} is at {checkout.Migrations[^1]}\\.\n$", second.Out);
        Assert.Empty(second.Error);
        Assert.Equal(dump, await database.DumpAsync());
    }

    [Theory]
    [InlineData("AddNotificationPreference")]
    [InlineData("20261121102226")]
    [InlineData("20261121102226_AddNotificationPreference")]
    public async Task A_revision_ends_the_run_there(string revision)
    {
        var database = await TestDatabase.CreateAsync();
        (await checkout.CallAsync(database, "--target=migrate-up", $"--revision={revision}")).Ends(0).Says("Applied 2 migrations");
        Assert.Equal(checkout.UpTo("AddNotificationPreference"), await database.HistoryAsync());
    }

    [Fact]
    public async Task With_json_on_standard_output_nothing_else_goes_there()
    {
        var database = await TestDatabase.CreateAsync();
        var call = (await checkout.CallAsync(database, "--target=migrate-up", "--json=-")).Ends(0);
        Assert.Equal(0, (int)call.Json["exitCode"]!);
        Assert.StartsWith("Applied ", (string)call.Json["message"]!, StringComparison.Ordinal);
        call.Complains($"  {checkout.Migrations[0]}  applied in ");
        Assert.Equal(checkout.Migrations, await database.HistoryAsync());
    }

    [Fact]
    public async Task A_wrong_revision_ends_with_the_name_that_was_meant()
    {
        var database = await TestDatabase.CreateAsync();
        var call = (await checkout.CallAsync(database, "--target=migrate-up", "--revision=RequireDisplayNames")).Ends(2);
        Assert.Equal("There is no migration \"RequireDisplayNames\". Nothing was run.", call.ErrorLines[0]);
        call.Complains($"{checkout.Id("RequireDisplayName")}?");
        Assert.Empty(call.Out);
        Assert.Empty(await database.TablesAsync());
    }

    [Fact]
    public async Task A_first_migration_that_fails_leaves_everything_as_it_was()
    {
        var database = await TestDatabase.CreateAsync();
        await database.RunAsync("CREATE TABLE seen_submissions (mine int)");
        var call = (await checkout.CallAsync(database, "--target=migrate-up")).Ends(4);
        Assert.StartsWith($"A migration failed and was rolled back: {checkout.Migrations[0]}. This run changed nothing.", call.ErrorLines[0], StringComparison.Ordinal);
        call.Complains($"where:  migrations/{checkout.Migrations[0]}.cs, statement 3 of 8");
        call.Complains("SQLSTATE 42P07: relation \"seen_submissions\" already exists");
        Assert.Equal(["__EFMigrationsHistory", "seen_submissions"], await database.TablesAsync());
        Assert.Empty(await database.HistoryAsync());
    }

    [Fact]
    public async Task A_later_migration_that_fails_says_what_is_applied_and_the_next_call_goes_on()
    {
        var database = await checkout.MigratedAsync("AddLatitudeAndLongitude");
        await database.RunAsync(
            """
            INSERT INTO channel_configurations (channel_id) VALUES (1);
            INSERT INTO monitoring_targets (channel_configuration_id, target_type, coordinates, radius_meters) SELECT id, 'area', 'nowhere', 100 FROM channel_configurations;
            DELETE FROM "__EFMigrationsHistory" WHERE "MigrationId" LIKE '%FillMissingDisplayNames' OR "MigrationId" LIKE '%AddLatitudeAndLongitude';
            ALTER TABLE monitoring_targets DROP COLUMN latitude, DROP COLUMN longitude;
            """);
        var call = (await checkout.CallAsync(database, "--target=migrate-up")).Ends(5);
        Assert.StartsWith("Stopped partway: 2 of 8 migrations are applied to ", call.ErrorLines[0], StringComparison.Ordinal);
        call.Complains($"migrations/{checkout.Id("CopyCoordinatesIntoLatitudeAndLongitude")}.up.sql, statement 1 of 1");
        call.Complains("SQLSTATE 22P02: invalid input syntax for type numeric: \"nowhere\"");
        Assert.Equal(checkout.UpTo("AddLatitudeAndLongitude"), await database.HistoryAsync());

        await database.RunAsync("UPDATE monitoring_targets SET coordinates = '52.52,13.405'");
        (await checkout.CallAsync(database, "--target=migrate-up")).Ends(0);
        Assert.Equal(checkout.Migrations, await database.HistoryAsync());
        Assert.Equal(13.405m, await database.AskAsync<decimal>("SELECT longitude FROM monitoring_targets"));
    }

    [Fact]
    public async Task A_migration_out_of_order_is_refused_and_applied_when_allowed()
    {
        var database = await checkout.MigratedAsync("AddLatitudeAndLongitude");
        await database.RunAsync("""DELETE FROM "__EFMigrationsHistory" WHERE "MigrationId" LIKE '%FillMissingDisplayNames'""");
        var dump = await database.DumpAsync();
        var refused = (await checkout.CallAsync(database, "--target=migrate-up")).Ends(3);
        refused.Complains(checkout.Id("FillMissingDisplayNames"));
        refused.Complains("--allow-out-of-order");
        Assert.Equal(dump, await database.DumpAsync());
        (await checkout.CallAsync(database, "--target=migrate-up", "--allow-out-of-order")).Ends(0);
        Assert.Equal(checkout.Migrations, await database.HistoryAsync());
    }

    [Fact]
    public async Task Code_older_than_the_database_is_refused()
    {
        var database = await checkout.MigratedAsync();
        await database.RunAsync("""INSERT INTO "__EFMigrationsHistory" VALUES ('29990101000000_FromTheFuture', '10.0.0')""");
        (await checkout.CallAsync(database, "--target=migrate-up")).Ends(3).Complains("29990101000000_FromTheFuture");
        (await checkout.CallAsync(database, "--target=migrate-status")).Ends(0).Says("29990101000000_FromTheFuture");
    }
}
