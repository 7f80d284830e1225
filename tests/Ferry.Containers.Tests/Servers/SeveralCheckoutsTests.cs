using Ferry.Containers.Servers;
using Ferry.Containers.Tests.Testing;
using Ferry.Ports;

namespace Ferry.Containers.Tests.Servers;

public sealed class SeveralCheckoutsTests(TestEngine engine)
{
    [Fact]
    public async Task Two_side_by_side_have_a_server_each()
    {
        await using var left = new Checkout(engine);
        await using var right = new Checkout(engine);

        var servers = await Task.WhenAll(left.Server.StartAsync(), right.Server.StartAsync());

        Assert.All(servers, server => Assert.IsType<ServerStarted.Created>(server));
        Assert.NotEqual(servers[0].Connection.Port(), servers[1].Connection.Port());
        Assert.NotEqual(servers[0].Connection.Password(), servers[1].Connection.Password());
        await servers[0].Connection.RunAsync("CREATE TABLE ours ()");
        Assert.Equal(0, await servers[1].Connection.AskAsync<long>("SELECT count(*) FROM pg_class WHERE relname = 'ours'"));

        await right.Server.WipeAsync();
        Assert.Equal(servers[0].Server, await left.Server.StatusAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_copied_private_folder_gets_a_server_of_its_own_and_takes_nothing_from_the_original(bool originalHasItsContainer)
    {
        await using var original = new Checkout(engine, "original");
        await using var copy = new Checkout(engine, "copy");
        var before = await original.Server.StartAsync();
        await before.Connection.RunAsync("CREATE TABLE kept AS SELECT 42 AS value");
        if (!originalHasItsContainer)
        {
            await original.Server.StopAsync();
            await DockerCommand.RunAsync("rm", "--force", original.Container);
        }

        Directory.CreateDirectory(copy.Ferry);
        foreach (var file in Directory.GetFiles(original.Ferry)) File.Copy(file, copy.At(Path.GetFileName(file)));
        Assert.IsType<ServerStatus.NotCreated>(await copy.Server.StatusAsync());
        Assert.IsType<ServerStopped.NotRunning>(await copy.Server.StopAsync());
        await copy.Server.WipeAsync();
        File.Copy(original.At("server.json"), copy.At("server.json"));

        var made = Assert.IsType<ServerStarted.Created>(await copy.Server.StartAsync());
        Assert.NotEqual(before.Server.Place.Data, made.Server.Place.Data);
        await copy.Server.WipeAsync();

        var after = await original.Server.StartAsync();
        Assert.Equal(before.Connection.Reveal(), after.Connection.Reveal());
        await SharedCheckout.AssertKeptAsync(after);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_checkout_that_is_moved_keeps_its_data(bool isRunning)
    {
        await using var checkout = new Checkout(engine, "before");
        var (oldContainer, oldFolder) = (checkout.Container, checkout.Ferry);
        var before = await checkout.Server.StartAsync();
        await before.Connection.RunAsync("CREATE TABLE kept AS SELECT 42 AS value");
        if (!isRunning) await checkout.Server.StopAsync();

        checkout.MoveTo("after");
        var status = await checkout.Server.StatusAsync();
        Assert.Equal(isRunning, status is ServerStatus.Running);
        var after = Assert.IsType<ServerStarted.Started>(await checkout.Server.StartAsync());

        await SharedCheckout.AssertKeptAsync(after);
        Assert.Equal(before.Server.Place.Data, after.Server.Place.Data);
        Assert.Equal(checkout.Container, Assert.IsType<ServerPlace.Container>(after.Server.Place).Name);
        Assert.False(await DockerCommand.HasContainerAsync(oldContainer));

        // Taken away again, it is still known by its volume.
        await DockerCommand.RunAsync("rm", "--force", checkout.Container);
        await SharedCheckout.AssertKeptAsync(await checkout.Server.StartAsync());
        await checkout.Server.WipeAsync();
        Assert.Empty(await DockerCommand.MadeForAsync(oldFolder));
    }

    [Fact]
    public async Task A_server_whose_volume_is_removed_is_begun_afresh()
    {
        await using var checkout = new Checkout(engine);
        var before = await checkout.Server.StartAsync();
        await DockerCommand.RunAsync("rm", "--force", checkout.Container);
        await DockerCommand.RunAsync("volume", "rm", Assert.IsType<ServerPlace.Container>(before.Server.Place).Volume);

        Assert.IsType<ServerStatus.NotCreated>(await checkout.Server.StatusAsync());
        var after = Assert.IsType<ServerStarted.Created>(await checkout.Server.StartAsync());

        Assert.NotEqual(before.Server.Place.Data, after.Server.Place.Data);
        Assert.Equal("app", await after.Connection.AskAsync<string>("SELECT current_database()"));
    }

    [Theory]
    [InlineData("pause")]
    [InlineData("rm --force")]
    public async Task A_wipe_finds_everything_whatever_state_it_is_in(string trouble)
    {
        await using var checkout = new Checkout(engine);
        await checkout.Server.StartAsync();
        await DockerCommand.RunAsync([.. trouble.Split(' '), checkout.Container]);
        if (trouble == "pause") Directory.Delete(checkout.Ferry, recursive: true);

        await checkout.Server.WipeAsync();

        Assert.Empty(await checkout.MadeAsync());
        Assert.Equal([".gitignore", "server.lock"], Directory.GetFiles(checkout.Ferry).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Of_eight_processes_that_start_at_once_one_creates_and_all_get_the_same_server()
    {
        await using var checkout = new Checkout(engine);

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Host.RunAsync("start", checkout.Ferry)));

        Assert.All(results, result => Assert.True(result.Succeeded, result.Said));
        var lines = results.Select(result => result.Output.Split(' ', 2)).ToList();
        Assert.Single(lines, line => line[0] == "Created");
        Assert.Equal(7, lines.Count(line => line[0] == "AlreadyRunning"));
        Assert.StartsWith(checkout.Container, Assert.Single(lines.Select(line => line[1]).Distinct()), StringComparison.Ordinal);
        Assert.Equal(2, (await checkout.MadeAsync()).Length); // one container, one volume
    }

    [Fact]
    public async Task Of_eight_that_start_a_killed_server_at_once_one_starts_it()
    {
        await using var checkout = new Checkout(engine);
        await checkout.Server.StartAsync();
        await DockerCommand.RunAsync("kill", checkout.Container);

        var started = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => checkout.NewServer().StartAsync())));

        Assert.Single(started, each => each is ServerStarted.Started);
        Assert.Single(started.Select(each => each.Connection.Reveal()).Distinct());
    }
}
