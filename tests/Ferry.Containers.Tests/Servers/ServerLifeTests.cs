using Ferry.Containers.Tests.Testing;
using Ferry.Ports;

namespace Ferry.Containers.Tests.Servers;

public sealed class ServerLifeTests(TestEngine engine)
{
    [Fact]
    public async Task It_is_made_used_stopped_started_with_its_data_adopted_and_wiped_without_leftovers()
    {
        await using var checkout = new Checkout(engine, "my shop");
        Assert.Equal(new ServerStatus.NotCreated(checkout.Ferry), await checkout.Server.StatusAsync());
        Assert.IsType<ServerStopped.NotRunning>(await checkout.Server.StopAsync());

        var created = Assert.IsType<ServerStarted.Created>(await checkout.Server.StartAsync());
        await created.Connection.RunAsync("CREATE TABLE kept AS SELECT 42 AS value");
        Assert.Equal("app", await created.Connection.AskAsync<string>("SELECT current_database()"));
        Assert.Equal(created.Server, await checkout.Server.StatusAsync());
        Assert.StartsWith("15.", created.Server.Version, StringComparison.Ordinal);
        Assert.Equal(created.Connection.Shown, $"{created.Server.Address}/app as postgres");

        var adopted = Assert.IsType<ServerStarted.AlreadyRunning>(await checkout.NewServer().StartAsync());
        Assert.Equal(created.Server, adopted.Server);
        Assert.Equal(created.Connection.Reveal(), adopted.Connection.Reveal());

        Assert.Equal(created.Server, Assert.IsType<ServerStopped.Stopped>(await checkout.NewServer().StopAsync()).Server);
        Assert.Equal(new ServerStatus.Stopped(15, created.Server.Place), await checkout.Server.StatusAsync());
        Assert.IsType<ServerStopped.NotRunning>(await checkout.Server.StopAsync());
        Assert.Contains("database system is shut down", string.Join('\n', await checkout.Server.ReadLogAsync(5, follow: false).ToListAsync()), StringComparison.Ordinal);

        var started = Assert.IsType<ServerStarted.Started>(await checkout.NewServer().StartAsync());
        Assert.Equal(42, await started.Connection.AskAsync<int>("SELECT value FROM kept"));
        Assert.Equal(created.Connection.Reveal(), started.Connection.Reveal());

        await checkout.NewServer().WipeAsync();
        Assert.Empty(await checkout.MadeAsync());
        Assert.Equal(new ServerStatus.NotCreated(checkout.Ferry), await checkout.Server.StatusAsync());
        Assert.Equal([".gitignore", "server.lock"], Directory.GetFiles(checkout.Ferry).Select(Path.GetFileName).Order());
    }
}
