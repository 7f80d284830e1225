using System.Diagnostics;
using Ferry.Acceptance.Tests.Images;
using Ferry.Acceptance.Tests.Targets;
using Ferry.Testing;

namespace Ferry.Acceptance.Tests.Containers;

[Collection<CheckoutCollection>]
public sealed class ContainerTargetTests(Checkout checkout)
{
    [Fact]
    [Trait("target", "migrate-up")]
    [Trait("target", "db-reset")]
    public async Task Container_is_made_by_the_first_call_keeps_its_data_through_stops_and_loses_it_in_a_reset()
    {
        await using var bench = await Workbench.OpenAsync();
        await using var container = await ContainerCheckout.OpenAsync(checkout);
        var first = (await container.CallAsync("--target=migrate-up")).Ends(0);
        first.Says($"Creating the development server: a container from {Postgres.Image}");
        Assert.StartsWith($"Applied {checkout.Migrations.Length} migrations in ", first.OutLines[^1], StringComparison.Ordinal);
        (await container.CallAsync("--target=migrate-up")).Ends(0).Says("Nothing to do: 127.0.0.1:");
        await (await container.DatabaseAsync()).RunAsync("CREATE TABLE mine (i int)");

        (await container.CallAsync("--target=db-stop")).Ends(0).Says($"its data stays in volume {container.RecordedVolume}");
        Assert.Equal("stopped", (string?)(await container.CallAsync("--target=db-status", "--json=-")).Ends(0).Json["state"]);
        (await container.CallAsync("--target=migrate-up")).Ends(0).Says("Nothing to do: 127.0.0.1:");
        Assert.Contains("mine", await (await container.DatabaseAsync()).TablesAsync());

        var old = container.RecordedVolume!;
        (await container.CallAsync("--target=db-reset")).Ends(0).Says("wiped the private PostgreSQL");
        var fresh = await container.DatabaseAsync();
        Assert.Equal(checkout.Migrations, await fresh.HistoryAsync());
        Assert.DoesNotContain("mine", await fresh.TablesAsync());
        Assert.False((await DockerCommand.TryAsync("volume", "inspect", old)).Succeeded);
    }

    [Fact]
    [Trait("target", "db-logs")]
    public async Task Log_is_followed_until_the_call_is_interrupted()
    {
        await using var bench = await Workbench.OpenAsync();
        await using var container = await ContainerCheckout.OpenAsync(checkout);
        (await container.CallAsync("--target=db-start")).Ends(0);
        var command = container.Command("--target=db-logs", "--lines=0", "--follow");
        var start = new ProcessStartInfo(command.FileName, command.Arguments) { RedirectStandardOutput = true };
        foreach (var (name, value) in command.Environment) start.Environment[name] = value;
        using var following = Process.Start(start)!;

        var database = await container.DatabaseAsync();
        var seen = following.StandardOutput.ReadLineAsync();
        while (!seen.IsCompleted)
        {
            await Assert.ThrowsAsync<Npgsql.PostgresException>(() => database.RunAsync("SELECT mistake"));
            await Task.Delay(200);
        }

        Assert.Contains("mistake", await seen, StringComparison.Ordinal);
        await DockerCommand.RunAsync("version"); // the engine is none the worse for it
        using (Process.Start("kill", ["-INT", $"{following.Id}"])) await following.WaitForExitAsync();
        Assert.Equal(0, following.ExitCode);
    }

    [Fact]
    [Trait("target", "db-start")]
    [Trait("target", "db-status")]
    public async Task Paused_container_is_reported_and_goes_on()
    {
        await using var bench = await Workbench.OpenAsync();
        await using var container = await ContainerCheckout.OpenAsync(checkout);
        (await container.CallAsync("--target=db-start")).Ends(0);
        var name = (string)(await container.CallAsync("--target=db-status", "--json=-")).Ends(0).Json["container"]!;
        await DockerCommand.RunAsync("pause", name);
        Assert.Equal("paused", (string?)(await container.CallAsync("--target=db-status", "--json=-")).Ends(0).Json["state"]);
        (await container.CallAsync("--target=migrate-status")).Ends(0).Says("was paused; letting it go on");
        Assert.Equal("running", (string?)(await container.CallAsync("--target=db-status", "--json=-")).Ends(0).Json["state"]);
    }

    [Fact]
    public async Task Image_that_cannot_be_had_is_one_error_that_names_it_and_leaves_nothing()
    {
        await using var bench = await Workbench.OpenAsync();
        await using var container = await ContainerCheckout.OpenAsync(checkout);
        var call = (await container.CallAsync(new Dictionary<string, string?> { ["FERRY__container__image"] = "ferry-test.invalid/no-such-image:1" }, "--target=migrate-up")).Ends(1);
        Assert.StartsWith("The image ferry-test.invalid/no-such-image:1 is not on this machine and could not be pulled", call.ErrorLines[0], StringComparison.Ordinal);
        call.Complains("docker pull ferry-test.invalid/no-such-image:1");
        Assert.Equal("notCreated", (string?)(await container.CallAsync("--target=db-status", "--json=-")).Ends(0).Json["state"]);
    }
}
