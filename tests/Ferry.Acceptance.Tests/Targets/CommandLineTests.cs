namespace Ferry.Acceptance.Tests.Targets;

[Collection<CheckoutCollection>]
public sealed class CommandLineTests(Checkout checkout)
{
    [Theory]
    [InlineData("there is no target \"migrat-up\"; did you mean --target=migrate-up?", "--target=migrat-up")]
    [InlineData("--revison is not known to migrate-up; did you mean --revision?", "--target=migrate-up", "--revison=AddNotificationPreference")]
    [InlineData("--dry-run is not known to migrate-up; did you mean --dryrun?", "--target=migrate-up", "--dry-run")]
    [InlineData("--steps is not known to migrate-up", "--target=migrate-up", "--steps=1")]
    [InlineData("--revision needs a value: --revision=ID", "--target=migrate-up", "--revision")]
    [InlineData("--revision needs a value: --revision=ID", "--target=migrate-up", "--revision=")]
    [InlineData("\"migrate-up\" stands alone; targets are named with --target=migrate-up", "migrate-up")]
    [InlineData("--allow-out-of-order takes no value, but \"yes\" was given", "--target=migrate-up", "--allow-out-of-order=yes")]
    [InlineData("--revision is given twice with different values", "--target=migrate-up", "--revision=0", "--revision=DropCoordinates")]
    [InlineData("There is no environment \"prod\". Nothing was run.", "--target=migrate-up", "--env=prod")]
    public async Task What_cannot_be_understood_stops_before_anything_runs(string message, params string[] arguments)
    {
        var database = await TestDatabase.CreateAsync();
        var call = (await checkout.CallAsync(database, arguments)).Ends(2);
        Assert.EndsWith(" Nothing was run.", call.ErrorLines[0], StringComparison.Ordinal);
        call.Complains(message);
        Assert.Empty(call.Out);
        Assert.Empty(await database.TablesAsync());
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_told_at_once()
    {
        var call = (await checkout.CallAsync("--target=migrate-up", "--target=migrate-dwon", "--revison=1", "loose")).Ends(2);
        Assert.All(["migrate-dwon", "--revison", "\"loose\""], text => call.Complains(text));
    }

    [Fact]
    public async Task A_call_from_another_folder_is_about_the_same_repository()
    {
        var database = await checkout.MigratedAsync();
        var command = checkout.Command(new Dictionary<string, string?> { ["DATABASE_URL"] = database.ConnectionString }, "--target=migrate-show", "--revision=DropCoordinates");
        var result = await Processes.ProcessRunner.RunAsync(command with { WorkingFolder = Path.GetTempPath() });
        Assert.Contains($"migrations/{checkout.Id("DropCoordinates")}.cs", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dry_run_and_tree_name_the_target_and_run_nothing()
    {
        var database = await TestDatabase.CreateAsync();
        (await checkout.CallAsync(database, "--target=migrate-up", "--dryrun")).Ends(0).Says("migrate-up");
        (await checkout.CallAsync(database, "--tree")).Ends(0).Says("migrate-up");
        Assert.Empty(await database.TablesAsync());
    }
}
