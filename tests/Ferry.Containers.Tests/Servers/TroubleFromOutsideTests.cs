using Ferry.Containers.Tests.Testing;
using Ferry.Core.Rendering;
using Ferry.Ports;
using Ferry.Testing;

namespace Ferry.Containers.Tests.Servers;

/// <summary>What others do to the server of a checkout; each time the next start finds its data again.</summary>
public sealed class TroubleFromOutsideTests(SharedCheckout shared) : IClassFixture<SharedCheckout>
{
    [Fact]
    public async Task A_paused_container_is_seen_as_such_and_goes_on()
    {
        var (checkout, before) = await shared.StartAsync();
        await DockerCommand.RunAsync("pause", checkout.Container);

        Assert.Equal(new ServerStatus.Paused(before.Server.Place), await checkout.Server.StatusAsync());
        var after = await checkout.Server.StartAsync();

        await SharedCheckout.AssertKeptAsync(after);
        Assert.Equal(before.Connection.Reveal(), after.Connection.Reveal());
        Assert.IsType<ServerStatus.Running>(await checkout.Server.StatusAsync());
    }

    [Fact]
    public async Task A_paused_container_can_be_stopped()
    {
        var (checkout, _) = await shared.StartAsync();
        await DockerCommand.RunAsync("pause", checkout.Container);

        Assert.IsType<ServerStopped.Stopped>(await checkout.Server.StopAsync());

        Assert.IsType<ServerStatus.Stopped>(await checkout.Server.StatusAsync());
    }

    [Theory]
    [InlineData("kill", "--signal=KILL")]
    [InlineData("kill", "--signal=TERM")]
    [InlineData("stop", "--time=20")]
    public async Task A_container_that_is_killed_or_stopped_is_started_again(string verb, string option)
    {
        var (checkout, before) = await shared.StartAsync();
        await DockerCommand.RunAsync(verb, option, checkout.Container);
        await DockerCommand.RunAsync("wait", checkout.Container);

        Assert.Equal(new ServerStatus.Stopped(15, before.Server.Place), await checkout.Server.StatusAsync());
        var after = Assert.IsType<ServerStarted.Started>(await checkout.Server.StartAsync());

        await SharedCheckout.AssertKeptAsync(after);
        Assert.Equal(before.Connection.Reveal(), after.Connection.Reveal());
    }

    [Fact]
    public async Task Of_eight_that_start_a_killed_server_at_once_one_starts_it()
    {
        var (checkout, _) = await shared.StartAsync();
        await DockerCommand.RunAsync("kill", checkout.Container);
        await DockerCommand.RunAsync("wait", checkout.Container);

        var started = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => checkout.NewServer().StartAsync())));

        Assert.Single(started, each => each is ServerStarted.Started);
        Assert.Single(started.Select(each => each.Connection.Reveal()).Distinct());
    }

    [Fact]
    public async Task A_container_that_is_removed_is_made_anew_on_its_volume()
    {
        var (checkout, before) = await shared.StartAsync();
        await DockerCommand.RunAsync("rm", "--force", checkout.Container);

        var stopped = Assert.IsType<ServerStatus.Stopped>(await checkout.Server.StatusAsync());
        Assert.Equal(before.Server.Place.Data, stopped.Place.Data);
        Assert.IsType<ServerStopped.NotRunning>(await checkout.Server.StopAsync());
        var after = Assert.IsType<ServerStarted.Started>(await checkout.Server.StartAsync());

        await SharedCheckout.AssertKeptAsync(after);
        Assert.Equal(before.Connection.Reveal(), after.Connection.Reveal());
        Assert.Equal(before.Server.Place, after.Server.Place);
    }

    [Fact]
    public async Task A_port_that_was_taken_while_it_stood_still_is_given_up_and_the_data_kept()
    {
        var (checkout, before) = await shared.StartAsync();
        await checkout.Server.StopAsync();
        using var taken = new TakenPort(before.Connection.Port());

        var after = Assert.IsType<ServerStarted.Started>(await checkout.Server.StartAsync());

        Assert.NotEqual(taken.Port, after.Connection.Port());
        Assert.Equal(before.Server.Place, after.Server.Place);
        await SharedCheckout.AssertKeptAsync(after);
        Assert.Equal(after.Server, (await checkout.NewServer().StartAsync()).Server);
    }

    [Theory]
    [InlineData("lost")]
    [InlineData("spoilt")]
    [InlineData("wrong")]
    public async Task A_password_that_is_lost_or_wrong_is_replaced(string how)
    {
        var (checkout, before) = await shared.StartAsync();
        await checkout.Server.StopAsync(); // a running one is taken without a question
        if (how == "lost") File.Delete(checkout.At("server.password"));
        else await File.WriteAllTextAsync(checkout.At("server.password"), how == "wrong" ? new string('x', 32) : "nothing like it");

        var after = Assert.IsType<ServerStarted.Started>(await checkout.Server.StartAsync());

        await SharedCheckout.AssertKeptAsync(after);
        Assert.NotEqual(before.Connection.Password(), after.Connection.Password());
        Assert.Equal(after.Connection.Reveal(), (await checkout.NewServer().StartAsync()).Connection.Reveal());
        Assert.DoesNotContain(after.Connection.Password(), (await DockerCommand.TryAsync("logs", checkout.Container)).Said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("server.password")]
    [InlineData("server.json")]
    [InlineData("server.json", "server.password")]
    public async Task Files_that_are_lost_while_it_runs_are_made_anew(params string[] files)
    {
        var (checkout, before) = await shared.StartAsync();
        foreach (var file in files) File.Delete(checkout.At(file));

        Assert.IsType<ServerStatus.Running>(await checkout.Server.StatusAsync());
        var after = Assert.IsType<ServerStarted.AlreadyRunning>(await checkout.Server.StartAsync());

        await SharedCheckout.AssertKeptAsync(after);
        Assert.Equal(before.Server, after.Server);
        Assert.All(files, file => Assert.True(File.Exists(checkout.At(file)), file));
    }

    [Fact]
    public async Task The_whole_private_folder_can_be_lost()
    {
        var (checkout, before) = await shared.StartAsync();
        Directory.Delete(checkout.Ferry, recursive: true);

        Assert.Equal(before.Server with { Version = "15" }, await checkout.Server.StatusAsync());
        Assert.IsType<ServerStopped.Stopped>(await checkout.Server.StopAsync());
        var after = Assert.IsType<ServerStarted.Started>(await checkout.Server.StartAsync());

        await SharedCheckout.AssertKeptAsync(after);
        Assert.Equal(before.Server.Place, after.Server.Place);
    }

    [Fact]
    public async Task Limits_that_are_changed_come_with_the_next_start()
    {
        var (checkout, before) = await shared.StartAsync();
        var limited = checkout.NewServer(Checkout.Settings with { Memory = 512L << 20, Cpus = 1.5m });

        Assert.IsType<ServerStarted.AlreadyRunning>(await limited.StartAsync());
        Assert.Equal("0", await DockerCommand.InspectAsync(checkout.Container, "{{.HostConfig.Memory}}"));
        await limited.StopAsync();
        var after = Assert.IsType<ServerStarted.Started>(await limited.StartAsync());

        Assert.Equal("536870912 536870912 1500000000", await DockerCommand.InspectAsync(checkout.Container, "{{.HostConfig.Memory}} {{.HostConfig.MemorySwap}} {{.HostConfig.NanoCpus}}"));
        await SharedCheckout.AssertKeptAsync(after);
        Assert.Equal(before.Connection.Reveal(), after.Connection.Reveal());
        await limited.StopAsync(); // the next start takes them away again
    }

    [Fact]
    public async Task Another_image_in_the_settings_changes_nothing_until_it_is_wiped()
    {
        var (checkout, before) = await shared.StartAsync();
        var other = checkout.NewServer(Checkout.Settings with { Image = "ferry-test/no-such-image:1" });
        await other.StopAsync();

        Assert.Equal(before.Server.Place, Assert.IsType<ServerStarted.Started>(await other.StartAsync()).Server.Place);
        await DockerCommand.RunAsync("rm", "--force", checkout.Container);
        var anew = await other.StartAsync();

        await SharedCheckout.AssertKeptAsync(anew);
        Assert.Equal(TestEngine.Image, Assert.IsType<ServerPlace.Container>(anew.Server.Place).Image);
    }

    [Fact]
    public async Task Somebody_elses_container_on_the_volume_is_left_alone()
    {
        var (checkout, before) = await shared.StartAsync();
        var volume = await checkout.VolumeAsync();
        var name = $"ferry-test-reader-{Guid.NewGuid():N}";
        await DockerCommand.RunAsync("rm", "--force", checkout.Container);
        await DockerCommand.RunAsync("create", "--name", name, "--volume", $"{volume}:/data:ro", TestEngine.Image, "true");
        try
        {
            var after = await checkout.Server.StartAsync();

            await SharedCheckout.AssertKeptAsync(after);
            Assert.Equal(before.Server.Place, after.Server.Place);
            Assert.True(await DockerCommand.HasContainerAsync(name));
        }
        finally
        {
            await DockerCommand.RunAsync("rm", "--force", "--volumes", name);
        }
    }

    [Fact]
    public async Task A_record_that_cannot_be_read_is_told_by_its_folder()
    {
        var (checkout, _) = await shared.StartAsync();
        await using var held = new FileStream(checkout.At("server.json"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        var exception = await Assert.ThrowsAsync<SurroundingsException>(() => checkout.Server.StartAsync());

        Assert.Equal("where", exception.Notice.Details[0].Label);
        Assert.Equal(checkout.Ferry, exception.Notice.Details[0].Text);
    }
}
