using Ferry.Ports;
using Ferry.PostgreSql.Servers;
using Ferry.Testing;

namespace Ferry.PostgreSql.Tests.Servers;

public sealed class LocalSandboxesTests
{
    [Fact]
    public async Task A_sandbox_answers_and_leaves_nothing()
    {
        await using var checkout = new TestCheckout();
        int processId;
        await using (var sandbox = await Sandboxes(checkout).StartAsync(cancellationToken: TestContext.Current.CancellationToken))
        {
            processId = Assert.IsType<ServerPlace.Programs>(sandbox.Place).ProcessId!.Value;
            Assert.Equal("sandbox", await sandbox.Connection.AskAsync("SELECT current_database()::text"));
            Assert.Equal("off", await sandbox.Connection.AskAsync("SHOW fsync"));
        }

        Assert.False(Processes.IsAlive(processId));
        Assert.Empty(Directory.GetDirectories(checkout.At("sandboxes")));
    }

    [Fact]
    public async Task Several_sandboxes_are_there_at_once()
    {
        await using var checkout = new TestCheckout();
        var both = await Task.WhenAll(Sandboxes(checkout).StartAsync(), Sandboxes(checkout).StartAsync());
        await both[0].DisposeAsync();
        Assert.Equal(1, await both[1].Connection.AskAsync("SELECT 1"));
        await both[1].DisposeAsync();
    }

    [Fact]
    public async Task The_next_sandbox_removes_what_a_dead_process_left()
    {
        await using var checkout = new TestCheckout();
        // Stands for one of a killed process: its name carries a start time that no process has.
        var dead = checkout.At("sandboxes", $"{Environment.MachineName}-{Environment.ProcessId}-1700000000-00000000");
        var left = await new LocalServer(dead, "sandbox", TestServer.Options).StartAsync();
        await using var sandbox = await Sandboxes(checkout).StartAsync();
        Assert.False(Directory.Exists(dead));
        Assert.False(Processes.IsAlive(left.Server.ProcessId()));
    }

    [Fact]
    public async Task A_version_that_is_not_here_is_refused_by_name()
    {
        await using var checkout = new TestCheckout();
        Assert.Null(await Sandboxes(checkout).FindMajorAsync(99, orNewer: true, default));
        var refused = await Assert.ThrowsAsync<Core.Rendering.SurroundingsException>(() => Sandboxes(checkout).StartAsync(99));
        Assert.Contains("no PostgreSQL 99 was found", refused.Message, StringComparison.Ordinal);
    }

    private static LocalSandboxes Sandboxes(TestCheckout checkout) => new(checkout.Ferry, PostgresSearch.OfThisMachine());
}
