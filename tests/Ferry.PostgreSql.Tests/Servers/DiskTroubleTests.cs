using Ferry.Core.Rendering;
using Ferry.Ports;
using Ferry.PostgreSql.Servers;
using Ferry.Testing;

namespace Ferry.PostgreSql.Tests.Servers;

public sealed class DiskTroubleTests
{
    [Fact]
    public async Task A_disk_that_is_full_during_the_creation_is_named_and_the_next_start_creates()
    {
        await using var disk = await TemporaryDisk.MountAsync(megabytes: 12);
        var server = ServerOn(disk);
        var failure = await Assert.ThrowsAsync<SurroundingsException>(() => server.StartAsync());
        Assert.Contains("is full", failure.Notice.Headline, StringComparison.Ordinal);
        Assert.Contains(disk.Folder, failure.Message, StringComparison.Ordinal);

        await disk.RemountAsync("size=400m");
        Assert.IsType<ServerStarted.Created>(await server.StartAsync());
        await server.WipeAsync();
    }

    [Fact]
    public async Task A_disk_that_is_full_at_a_start_is_named_and_the_data_is_kept()
    {
        await using var disk = await TemporaryDisk.MountAsync(megabytes: 400);
        var server = ServerOn(disk);
        await (await server.StartAsync()).Connection.AskAsync("CREATE TABLE kept AS SELECT 42 AS id");
        await server.StopAsync();
        await disk.FillAsync();

        var failure = await Assert.ThrowsAsync<SurroundingsException>(() => server.StartAsync());
        Assert.Contains("is full", failure.Notice.Headline, StringComparison.Ordinal);
        Assert.IsType<ServerStatus.Stopped>(await server.StatusAsync());

        disk.FreeSpace();
        Assert.Equal(42, await (await server.StartAsync()).Connection.AskAsync("SELECT id FROM kept"));
        await server.WipeAsync();
    }

    [Fact]
    public async Task A_read_only_folder_is_named_and_can_still_be_looked_at()
    {
        await using var disk = await TemporaryDisk.MountAsync(megabytes: 400);
        var server = ServerOn(disk);
        await server.StartAsync();
        await server.StopAsync();
        await disk.RemountAsync("ro");

        var failure = await Assert.ThrowsAsync<SurroundingsException>(() => server.StartAsync());
        Assert.Contains("read-only", failure.Notice.Headline, StringComparison.Ordinal);
        Assert.Contains(disk.Folder, failure.Message, StringComparison.Ordinal);
        Assert.IsType<ServerStatus.Stopped>(await server.StatusAsync());

        await disk.RemountAsync("rw");
        Assert.IsType<ServerStarted.Started>(await server.StartAsync());
        await server.WipeAsync();
    }

    private static LocalServer ServerOn(TemporaryDisk disk) => new(Path.Combine(disk.Folder, ".ferry"), "app", TestServer.Options);
}
