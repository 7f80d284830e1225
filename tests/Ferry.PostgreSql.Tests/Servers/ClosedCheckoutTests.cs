using System.Diagnostics;
using Ferry.Core.Rendering;
using Ferry.Ports;
using Ferry.PostgreSql.Servers;
using Ferry.Testing;

namespace Ferry.PostgreSql.Tests.Servers;

/// <summary>A checkout below a folder that only root may enter, such as /root, while PostgreSQL runs as another user.</summary>
public sealed class ClosedCheckoutTests : IAsyncLifetime
{
    private readonly TestCheckout _checkout = new();

    public ValueTask InitializeAsync()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess, "only root lends itself to another user");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(_checkout.Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _checkout.DisposeAsync();

    [Fact]
    public async Task Its_data_is_elsewhere_and_private()
    {
        var created = await _checkout.Server.StartAsync();
        var home = Path.GetDirectoryName(created.Server.Place.Data)!;

        Assert.StartsWith("/var/tmp/ferry-", home, StringComparison.Ordinal);
        Assert.Equal(home, new DirectoryInfo(_checkout.At("server")).LinkTarget);
        Assert.Contains(created.Server.Place.Data, await File.ReadAllTextAsync(_checkout.At("server.json")), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(home));
        Assert.IsType<ServerStarted.AlreadyRunning>(await _checkout.Server.StartAsync());

        await _checkout.Server.StopAsync();
        Assert.IsType<ServerStarted.Started>(await _checkout.Server.StartAsync());
        await _checkout.Server.WipeAsync();
        Assert.False(Directory.Exists(home));
    }

    [Fact]
    public async Task A_deleted_private_folder_means_a_fresh_start_and_the_end_of_the_old_server()
    {
        var old = (await _checkout.Server.StartAsync()).Server;
        Directory.Delete(_checkout.Ferry, recursive: true);
        var created = await _checkout.Server.StartAsync();

        Assert.IsType<ServerStarted.Created>(created);
        Assert.False(Processes.IsAlive(old.ProcessId()));
    }

    [Fact]
    public async Task Programs_closed_to_the_user_that_is_to_run_them_are_named()
    {
        var found = PostgresSearch.OfThisMachine();
        var programs = Path.Combine(_checkout.Folder, "bin");
        Directory.CreateSymbolicLink(programs, RealFolderOf(found));
        var server = new LocalServer(_checkout.Ferry, "app", TestServer.Options with { Search = found with { Configured = programs } });

        var failure = await Assert.ThrowsAsync<SurroundingsException>(() => server.StartAsync());
        Assert.StartsWith($"{Path.Combine(programs, "initdb")} could not be started by ", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Permission denied", failure.Notice.Headline, StringComparison.Ordinal);
        Assert.IsType<ServerStarted.Created>(await _checkout.Server.StartAsync());
    }

    [Fact]
    public async Task A_copy_does_not_share_the_data()
    {
        var first = await _checkout.Server.StartAsync();
        await using var copy = new TestCheckout();
        await Process.Start("cp", ["-a", _checkout.Ferry, copy.Ferry]).WaitForExitAsync();
        var second = await copy.Server.StartAsync();

        Assert.IsType<ServerStarted.Created>(second);
        Assert.NotEqual(first.Server.Place.Data, second.Server.Place.Data);
        Assert.Equal(first.Server, await _checkout.Server.StatusAsync());
    }

    [Fact]
    public async Task A_strangers_folder_in_its_place_is_refused()
    {
        var home = Path.GetDirectoryName((await _checkout.Server.StartAsync()).Server.Place.Data)!;
        await _checkout.Server.WipeAsync();
        Directory.CreateDirectory(home);
        await Process.Start("chown", ["bin", home]).WaitForExitAsync();

        var failure = await Assert.ThrowsAsync<SurroundingsException>(() => _checkout.Server.StartAsync());
        Assert.Contains("belongs to another user (bin)", failure.Message, StringComparison.Ordinal);
        Directory.Delete(home);
    }

    private static string RealFolderOf(PostgresSearch search) =>
        search.Path!.Split(':').Concat(search.InstallFolders.SelectMany(pattern => pattern.Split("*") is [var parent, var rest] && Directory.Exists(parent)
            ? Directory.GetDirectories(parent).Select(folder => folder + rest)
            : [pattern])).Select(folder => Path.Combine(folder, "pg_ctl")).Where(File.Exists)
            .Select(file => Path.GetDirectoryName(new FileInfo(file).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? file)!).First();
}
