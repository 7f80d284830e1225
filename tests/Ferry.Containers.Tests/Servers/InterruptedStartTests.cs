using Docker.DotNet.Models;
using Ferry.Containers.Servers;
using Ferry.Containers.Tests.Testing;
using Ferry.Ports;
using Ferry.Testing;

namespace Ferry.Containers.Tests.Servers;

public sealed class InterruptedStartTests(TestEngine engine)
{
    [Theory]
    [InlineData("InspectImageAsync", 0)]
    [InlineData("CreateContainerAsync", 0)]
    [InlineData("CreateContainerAsync", 5)]
    [InlineData("CreateContainerAsync", 40)]
    [InlineData("ExtractArchiveToContainerAsync", 0)]
    [InlineData("StartContainerAsync", 0)]
    [InlineData("StartContainerAsync", 30)]
    [InlineData("StartContainerAsync", 800)]
    [InlineData("RenameContainerAsync", 0)]
    public async Task A_creation_that_is_cancelled_leaves_nothing(string operation, int milliseconds)
    {
        await using var checkout = new Checkout(engine);
        using var cancelled = new CancellationTokenSource();
        var isFirst = true;
        using var intercepted = InterceptedEngine.With((name, _) =>
        {
            if (name != operation || !isFirst) return;
            isFirst = false;
            if (milliseconds == 0) cancelled.Cancel();
            else cancelled.CancelAfter(milliseconds);
        });
        var server = new ContainerServer(checkout.Ferry, "app", intercepted, Checkout.Options());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => server.StartAsync(progress: null, cancelled.Token));

        Assert.Empty(await checkout.MadeAsync());
        Assert.IsType<ServerStatus.NotCreated>(await checkout.Server.StatusAsync());
    }

    [Fact]
    public async Task A_port_that_is_taken_between_choosing_and_binding_is_given_up_for_another()
    {
        await using var checkout = new Checkout(engine);
        var taken = new List<TakenPort>();
        using var intercepted = InterceptedEngine.With((name, arguments) =>
        {
            if (name != "CreateContainerAsync" || taken.Count == 2) return;
            var port = ((CreateContainerParameters)arguments[0]!).HostConfig!.PortBindings!["5432/tcp"][0].HostPort;
            taken.Add(new TakenPort(int.Parse(port!, System.Globalization.CultureInfo.InvariantCulture)));
        });

        var created = await new ContainerServer(checkout.Ferry, "app", intercepted, Checkout.Options()).StartAsync();

        Assert.Equal(2, taken.Count);
        Assert.DoesNotContain(created.Connection.Port(), taken.Select(each => each.Port));
        Assert.Equal("app", await created.Connection.AskAsync<string>("SELECT current_database()"));
        Assert.Equal(2, (await checkout.MadeAsync()).Length); // one container, one volume
        taken.ForEach(each => each.Dispose());
    }

    [Fact]
    public async Task A_creation_killed_at_any_moment_leaves_nothing_that_stops_the_next_and_one_server()
    {
        await using var checkout = new Checkout(engine);
        var unfinished = ContainerNames.Unfinished(checkout.Ferry);
        Func<Task>[] moments =
        [
            () => Host.UntilAsync(() => DockerCommand.HasContainerAsync(unfinished), "the container is made"),
            () => Host.UntilAsync(async () => (await DockerCommand.TryAsync("logs", unfinished)).Said.Contains("ready to accept", StringComparison.Ordinal), "the server is up"),
        ];
        foreach (var moment in moments)
        {
            await Host.BeginAndKillAsync("start", checkout.Ferry, moment);
            Assert.IsType<ServerStatus.NotCreated>(await checkout.Server.StatusAsync());
        }

        var created = Assert.IsType<ServerStarted.Created>(await checkout.Server.StartAsync());

        Assert.Equal("app", await created.Connection.AskAsync<string>("SELECT current_database()"));
        Assert.Equal(2, (await checkout.MadeAsync()).Length); // one container, one volume
    }
}
