using Ferry.Containers.Sandboxes;
using Ferry.Containers.Tests.Testing;
using Ferry.Core.Rendering;
using Ferry.Ports;
using Ferry.Settings;
using Ferry.Testing;

namespace Ferry.Containers.Tests.Sandboxes;

public sealed class ContainerSandboxesTests(TestEngine engine)
{
    private readonly string _folder = Path.Combine(TestEngine.NewFolder(), "shop", ".ferry");

    [Fact]
    public async Task Four_at_once_have_ports_and_data_of_their_own_and_leave_nothing()
    {
        var sandboxes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Make().StartAsync()));
        try
        {
            Assert.Equal(4, sandboxes.Select(sandbox => sandbox.Connection.Port()).Distinct().Count());
            Assert.Equal(4, sandboxes.Select(sandbox => sandbox.Connection.Password()).Distinct().Count());
            foreach (var (number, sandbox) in sandboxes.Index()) await sandbox.Connection.RunAsync($"CREATE TABLE mine AS SELECT {number} AS value");
            foreach (var (number, sandbox) in sandboxes.Index()) Assert.Equal(number, await sandbox.Connection.AskAsync<int>("SELECT value FROM mine"));
            Assert.Equal(4, (await DockerCommand.MadeForAsync(_folder)).Length); // and no volume
        }
        finally
        {
            await Task.WhenAll(sandboxes.Select(sandbox => sandbox.DisposeAsync().AsTask()));
        }

        Assert.Empty(await DockerCommand.MadeForAsync(_folder));
    }

    [Fact]
    public async Task Its_data_is_in_memory_and_not_durable_and_its_password_shows_nowhere()
    {
        await using var sandbox = await Make().StartAsync(major: 15);
        var name = Assert.IsType<ServerPlace.Container>(sandbox.Place).Name;

        Assert.Equal("{\"/var/lib/postgresql/data\":\"rw,nosuid,nodev\"}", await DockerCommand.InspectAsync(name, "{{json .HostConfig.Tmpfs}}"));
        Assert.DoesNotContain("volume", await DockerCommand.InspectAsync(name, "{{json .Mounts}}"), StringComparison.Ordinal);
        Assert.Equal("tmpfs", await DockerCommand.RunAsync("exec", name, "stat", "--file-system", "--format", "%T", "/var/lib/postgresql/data"));
        Assert.Equal("off", await sandbox.Connection.AskAsync<string>("SELECT setting FROM pg_settings WHERE name = 'fsync'"));
        Assert.Equal(15, await sandbox.Connection.AskAsync<int>("SELECT current_setting('server_version_num')::int / 10000"));
        Assert.Equal("sandbox", await DockerCommand.InspectAsync(name, """{{index .Config.Labels "ferry.role"}}"""));
        Assert.StartsWith("127.0.0.1:", await DockerCommand.RunAsync("port", name, "5432/tcp"), StringComparison.Ordinal);
        Assert.DoesNotContain(sandbox.Connection.Password(), await DockerCommand.RunAsync("inspect", name), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_major_version_names_another_tag_of_the_image()
    {
        var exception = await Assert.ThrowsAsync<SurroundingsException>(() => Make().StartAsync(major: 14));

        Assert.Contains("ferry-test/postgres:14", exception.Notice.Headline, StringComparison.Ordinal);
        Assert.Empty(await DockerCommand.MadeForAsync(_folder));
    }

    [Theory]
    [InlineData("CreateContainerAsync")]
    [InlineData("ExtractArchiveToContainerAsync")]
    [InlineData("StartContainerAsync")]
    public async Task One_that_is_cancelled_half_way_leaves_nothing(string operation)
    {
        engine.Need();
        using var cancelled = new CancellationTokenSource();
        using var intercepted = InterceptedEngine.With((name, _) =>
        {
            if (name == operation) cancelled.CancelAfter(20);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new ContainerSandboxes(_folder, intercepted, Checkout.Options()).StartAsync(cancellationToken: cancelled.Token));

        Assert.Empty(await DockerCommand.MadeForAsync(_folder));
    }

    [Fact]
    public async Task One_whose_memory_is_too_small_says_so_and_leaves_nothing()
    {
        var exception = await Assert.ThrowsAsync<SurroundingsException>(() => Make(Checkout.Settings with { Memory = 8L << 20 }).StartAsync());

        Assert.StartsWith("The database container ended as soon as it was started", exception.Notice.Headline, StringComparison.Ordinal);
        Assert.Contains("raise \"container\": { \"memory\"", exception.Notice.Details[^1].Text, StringComparison.Ordinal);
        Assert.Empty(await DockerCommand.MadeForAsync(_folder));
    }

    private ContainerSandboxes Make(ContainerSettings? settings = null) => new(_folder, engine.Need(), Checkout.Options(settings));
}
