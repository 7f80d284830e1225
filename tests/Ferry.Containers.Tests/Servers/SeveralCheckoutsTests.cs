using Ferry.Containers.Servers;
using Ferry.Containers.Tests.Testing;
using Ferry.Ports;
using Ferry.Testing;

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

    [Fact]
    public async Task A_copied_private_folder_gets_a_server_of_its_own_and_takes_nothing_from_the_original()
    {
        await using var original = new Checkout(engine, "original");
        await using var copy = new Checkout(engine, "copy");
        var before = await original.Server.StartAsync();
        await before.Connection.RunAsync("CREATE TABLE kept AS SELECT 42 AS value");
        Directory.CreateDirectory(copy.Ferry);
        Copy();
        Assert.IsType<ServerStatus.NotCreated>(await copy.Server.StatusAsync());
        Assert.IsType<ServerStopped.NotRunning>(await copy.Server.StopAsync());
        var made = Assert.IsType<ServerStarted.Created>(await copy.Server.StartAsync());
        Assert.NotEqual(before.Server.Place.Data, made.Server.Place.Data);
        await copy.Server.WipeAsync();
        Assert.Equal(before.Server, await original.Server.StatusAsync());

        // Not even where the original's container is gone, and its volume free to take.
        await DockerCommand.RunAsync("rm", "--force", original.Container);
        Copy();
        Assert.IsType<ServerStatus.NotCreated>(await copy.Server.StatusAsync());
        await copy.Server.WipeAsync();

        var after = await original.Server.StartAsync();
        Assert.Equal(before.Connection.Reveal(), after.Connection.Reveal());
        await SharedCheckout.AssertKeptAsync(after);

        void Copy()
        {
            foreach (var file in Directory.GetFiles(original.Ferry)) File.Copy(file, copy.At(Path.GetFileName(file)), overwrite: true);
        }
    }

    [Fact]
    public async Task A_checkout_that_is_moved_keeps_its_data()
    {
        await using var checkout = new Checkout(engine, "before");
        var (oldContainer, oldFolder) = (checkout.Container, checkout.Ferry);
        var before = await checkout.Server.StartAsync();
        await before.Connection.RunAsync("CREATE TABLE kept AS SELECT 42 AS value");

        foreach (var (name, isRunning) in new[] { ("after", true), ("again", false) })
        {
            if (!isRunning) await checkout.Server.StopAsync();
            checkout.MoveTo(name);
            Assert.Equal(isRunning, await checkout.Server.StatusAsync() is ServerStatus.Running);

            var after = Assert.IsType<ServerStarted.Started>(await checkout.Server.StartAsync());

            await SharedCheckout.AssertKeptAsync(after);
            Assert.Equal(before.Server.Place.Data, after.Server.Place.Data);
            Assert.Equal(checkout.Container, Assert.IsType<ServerPlace.Container>(after.Server.Place).Name);
            Assert.False(await DockerCommand.HasContainerAsync(oldContainer));
            oldContainer = checkout.Container;
        }

        // Taken away, it is still known by its volume.
        await DockerCommand.RunAsync("rm", "--force", checkout.Container);
        await checkout.Server.WipeAsync();
        Assert.Empty(await DockerCommand.MadeForAsync(oldFolder)); // the volume's label says where it was made
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

    [Fact]
    public async Task A_wipe_finds_a_paused_server_whose_private_folder_is_lost()
    {
        await using var checkout = new Checkout(engine);
        await checkout.Server.StartAsync();
        await DockerCommand.RunAsync("pause", checkout.Container);
        Directory.Delete(checkout.Ferry, recursive: true);

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
}
