namespace Ferry.Acceptance.Tests.Targets;

[Collection<CheckoutCollection>]
public sealed class PrivateServerTests(Checkout checkout)
{
    [Fact]
    [Trait("target", "migrate-up")]
    public async Task First_call_of_a_newcomer_makes_a_server_with_the_schema()
    {
        Assert.Matches("(?m)^Creating the development server: PostgreSQL [0-9.]+ from ", checkout.FirstCall.Out);
        Assert.Matches($"^Applied {checkout.Migrations.Length} migrations in .*/app is at {checkout.Migrations[^1]}\\.$", checkout.FirstCall.OutLines[^1]);
        Assert.Equal(await checkout.DumpAsync(), await (await checkout.PrivateDatabaseAsync()).DumpAsync());
    }

    [Fact]
    [Trait("target", "db-start")]
    [Trait("target", "db-stop")]
    [Trait("target", "db-status")]
    public async Task Server_is_stopped_and_started_and_its_data_stays()
    {
        var dump = await (await checkout.PrivateDatabaseAsync()).DumpAsync();
        (await checkout.CallAsync("--target=db-start")).Ends(0).Says(" is running already at 127.0.0.1:");
        (await checkout.CallAsync("--target=db-status")).Ends(0).Says(" is running at 127.0.0.1:");

        (await checkout.CallAsync("--target=db-stop")).Ends(0).Says($"its data stays in {checkout.At(".ferry", "server", "data")}");
        var stopped = (await checkout.CallAsync("--target=db-status", "--json=-")).Ends(0);
        Assert.Equal("stopped", (string?)stopped.Json["state"]);
        stopped.Complains(" is stopped; its data is there.");
        Assert.False(File.Exists(checkout.At(".ferry", "server", "data", "postmaster.pid")));
        (await checkout.CallAsync("--target=db-stop")).Ends(0).Says("Nothing to do: the private PostgreSQL is not running.");

        (await checkout.CallAsync("--target=db-start")).Ends(0).Says(" is running at 127.0.0.1:");
        Assert.Equal("running", (string?)(await checkout.CallAsync("--target=db-status", "--json=-")).Ends(0).Json["state"]);
        Assert.Equal(dump, await (await checkout.PrivateDatabaseAsync()).DumpAsync());
    }

    [Fact]
    public async Task Stopped_server_is_started_by_a_target_that_needs_it()
    {
        (await checkout.CallAsync("--target=db-stop")).Ends(0);
        (await checkout.CallAsync("--target=migrate-status")).Ends(0).Says($"is at {checkout.Migrations[^1]}: {checkout.Migrations.Length} applied, 0 pending.");
        (await checkout.CallAsync("--target=db-status")).Ends(0).Says(" is running at ");
    }

    [Fact]
    [Trait("target", "db-reset")]
    public async Task Reset_wipes_the_server_and_applies_everything_anew()
    {
        await (await checkout.PrivateDatabaseAsync()).RunAsync("CREATE TABLE mine (i int)");
        var call = (await checkout.CallAsync("--target=db-reset")).Ends(0);
        call.Says("wiped the private PostgreSQL");
        Assert.StartsWith($"Applied {checkout.Migrations.Length} migrations in ", call.OutLines[^1], StringComparison.Ordinal);
        Assert.Equal(await checkout.DumpAsync(), await (await checkout.PrivateDatabaseAsync()).DumpAsync());
    }

    [Fact]
    [Trait("target", "db-logs")]
    public async Task Log_is_printed_and_nothing_else()
    {
        var database = await checkout.PrivateDatabaseAsync();
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => database.RunAsync("SELECT mistake"));
        var log = (await checkout.CallAsync("--target=db-logs", "--lines=2")).Ends(0);
        Assert.Collection(
            log.OutLines,
            line => Assert.Contains("ERROR:  column \"mistake\" does not exist", line, StringComparison.Ordinal),
            line => Assert.Contains("STATEMENT:  SELECT mistake", line, StringComparison.Ordinal));
        Assert.Empty(log.Error);
        (await checkout.CallAsync("--target=db-logs", "--lines=some")).Ends(2).Complains("--lines takes a whole number, but \"some\" was given. Nothing was run.");
    }

    [Fact]
    public async Task Password_of_the_server_is_in_no_output_and_in_one_file_that_only_its_owner_reads()
    {
        var password = new Npgsql.NpgsqlConnectionStringBuilder((await checkout.PrivateDatabaseAsync()).ConnectionString).Password!;
        foreach (var target in new[] { "db-start", "db-status", "db-logs", "migrate-status", "verify-setup" })
        {
            var call = (await checkout.CallAsync($"--target={target}", "--verbosity=diagnostic")).Ends(0);
            Assert.DoesNotContain(password, call.Out + call.Error, StringComparison.Ordinal);
        }

        var holding = Directory.EnumerateFiles(checkout.Folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
            .Where(file => !file.Contains("/artifacts/", StringComparison.Ordinal) && !file.Contains("/data/", StringComparison.Ordinal))
            .Where(file => File.ReadAllText(file).Contains(password, StringComparison.Ordinal));
        var mode = OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(Assert.Single(holding));
        Assert.Equal(UnixFileMode.None, mode & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }
}
