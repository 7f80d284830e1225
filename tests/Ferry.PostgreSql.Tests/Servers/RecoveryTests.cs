using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using Ferry.Core.Rendering;
using Ferry.Ports;
using Ferry.PostgreSql.Servers;
using Ferry.Testing;
using Npgsql;

namespace Ferry.PostgreSql.Tests.Servers;

public sealed class RecoveryTests : IAsyncLifetime
{
    private readonly TestCheckout _checkout = new();
    private ServerStarted _first = null!;

    public async ValueTask InitializeAsync()
    {
        _first = await _checkout.Server.StartAsync();
        await _first.Connection.AskAsync("CREATE TABLE kept AS SELECT 42 AS id");
    }

    public ValueTask DisposeAsync() => _checkout.DisposeAsync();

    [Fact]
    public async Task A_killed_server_is_started_again()
    {
        await Processes.KillAsync(_first.Server.ProcessId());

        Assert.IsType<ServerStatus.Stopped>(await _checkout.Server.StatusAsync());
        Assert.IsType<ServerStarted.Started>(await StartWithDataAsync());
    }

    [Fact]
    public async Task A_killed_server_whose_session_computes_on_is_started_again()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "orphans are found on Linux only");
        // It never waits for anything, so it does not notice that its postmaster is dead.
        var endless = Assert.ThrowsAnyAsync<NpgsqlException>(() => _first.Connection.AskAsync("DO 'BEGIN LOOP END LOOP; END'"));
        var busy = "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'DO %' AND state = 'active'";
        while (await _first.Connection.AskAsync(busy) is not 1L) await Task.Delay(50);
        await Processes.KillAsync(_first.Server.ProcessId());

        Assert.IsType<ServerStarted.Started>(await StartWithDataAsync());
        await endless;
    }

    [Fact]
    public async Task A_pid_file_that_names_a_stranger_of_the_same_user_is_stale()
    {
        var pidFile = await StopLeavingPidFileAsync();
        using var stranger = Process.Start(new ProcessStartInfo("sleep", ["100"]) { UserName = await RunsAsAsync() })!;
        await NameInPidFileAsync(pidFile, stranger.Id);

        Assert.IsType<ServerStatus.Stopped>(await _checkout.Server.StatusAsync());
        Assert.IsType<ServerStopped.NotRunning>(await _checkout.Server.StopAsync());
        Assert.IsType<ServerStarted.Started>(await StartWithDataAsync());
        Assert.False(stranger.HasExited);
        stranger.Kill();
    }

    [Fact]
    public async Task A_pid_file_that_names_another_checkouts_server_is_stale()
    {
        await using var other = new TestCheckout();
        var stranger = (await other.Server.StartAsync()).Server;
        await NameInPidFileAsync(await StopLeavingPidFileAsync(), stranger.ProcessId());

        Assert.IsType<ServerStatus.Stopped>(await _checkout.Server.StatusAsync());
        await _checkout.Server.StopAsync();
        Assert.IsType<ServerStarted.Started>(await StartWithDataAsync());
        Assert.Equal(stranger, await other.Server.StatusAsync());
    }

    [Fact]
    public async Task A_pid_file_cut_short_is_stale()
    {
        var pidFile = await StopLeavingPidFileAsync();
        await File.WriteAllTextAsync(pidFile, "");

        Assert.IsType<ServerStarted.Started>(await StartWithDataAsync());
    }

    [Fact]
    public async Task A_server_whose_port_is_taken_moves_to_another()
    {
        await _checkout.Server.StopAsync();
        using var listener = new TcpListener(IPAddress.Loopback, Port(_first));
        listener.Start();
        var moved = await StartWithDataAsync();

        Assert.NotEqual(_first.Server.Address, moved.Server.Address);
        Assert.IsType<ServerStarted.AlreadyRunning>(await _checkout.Server.StartAsync());
    }

    [Fact]
    public async Task A_stranger_on_the_port_is_never_taken_for_the_server()
    {
        await Processes.KillAsync(_first.Server.ProcessId());
        await using var other = new TestCheckout();
        await other.Server.StartAsync();
        await other.Server.StopAsync();
        await ReplaceInRecordAsync(other, $"\"port\": {Port(_first)}");
        var stranger = await other.Server.StartAsync();
        Assert.Equal(_first.Server.Address, stranger.Server.Address);

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => _first.Connection.AskAsync("SELECT 1"));
        Assert.Equal(PostgresErrorCodes.InvalidPassword, refusal.SqlState);
        Assert.NotEqual(stranger.Server.Address, (await StartWithDataAsync()).Server.Address);
    }

    [Fact]
    public async Task A_stranger_that_asks_for_no_password_is_not_talked_to()
    {
        await using var other = new TestCheckout();
        var stranger = await other.Server.StartAsync();
        await File.WriteAllTextAsync(other.At("server", "data", "pg_hba.conf"), "host all all 127.0.0.1/32 trust\n");
        await stranger.Connection.AskAsync("SELECT pg_reload_conf()");
        var misled = new NpgsqlConnectionStringBuilder(_first.Connection.Reveal()) { Port = Port(stranger), Database = "postgres" }.ConnectionString;
        while (await AsksForNothingAsync(misled)) await Task.Delay(20);

        await Assert.ThrowsAsync<NpgsqlException>(() => Sql.AskAsync(misled, "SELECT 1"));
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData(null, false)]
    [InlineData("{ \"port\": \"garbage\" ", true)]
    [InlineData("{ \"kind\": \"binaries\", \"port\": 99999999 }", false)]
    [InlineData("[]", true)]
    public async Task A_lost_or_garbled_record_is_written_anew(string? content, bool running)
    {
        if (!running) await _checkout.Server.StopAsync();
        File.Delete(_checkout.At("server.json"));
        if (content is not null) await File.WriteAllTextAsync(_checkout.At("server.json"), content);
        var again = await StartWithDataAsync();

        Assert.Equal(running, again is ServerStarted.AlreadyRunning);
        Assert.Equal(running, again.Server.ProcessId() == _first.Server.ProcessId());
        Assert.Contains($"\"port\": {Port(again)}", await File.ReadAllTextAsync(_checkout.At("server.json")), StringComparison.Ordinal);
        Assert.IsType<ServerStarted.AlreadyRunning>(await _checkout.Server.StartAsync());
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData(null, false)]
    [InlineData("garbage", true)]
    [InlineData("", false)]
    [InlineData("abcdefghabcdefghabcdefghabcdefgh", false)]
    public async Task A_lost_or_wrong_password_is_replaced(string? content, bool running)
    {
        if (!running) await _checkout.Server.StopAsync();
        File.Delete(_checkout.At("server.password"));
        if (content is not null) await File.WriteAllTextAsync(_checkout.At("server.password"), content);

        Assert.NotEqual(_first.Connection.Reveal(), (await StartWithDataAsync()).Connection.Reveal());
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_checkout.At("server.password")));
    }

    [Fact]
    public async Task Data_of_a_major_version_that_is_not_installed_is_left_alone()
    {
        await _checkout.Server.StopAsync();
        var file = _checkout.At("server", "data", "PG_VERSION");
        var version = await File.ReadAllTextAsync(file);
        await File.WriteAllTextAsync(file, "9\n");

        var status = Assert.IsType<ServerStatus.OtherMajorVersion>(await _checkout.Server.StatusAsync());
        Assert.Equal(9, status.MajorVersion);
        Assert.Contains(int.Parse(version), status.Installed);
        var failure = await Assert.ThrowsAsync<SurroundingsException>(() => _checkout.Server.StartAsync());
        Assert.StartsWith($"The development server's data was made by PostgreSQL 9, which was not found on this machine ({version.Trim()}", failure.Message, StringComparison.Ordinal);

        await File.WriteAllTextAsync(file, version);
        Assert.IsType<ServerStarted.Started>(await StartWithDataAsync());
    }

    [Fact]
    public async Task A_copied_checkout_gets_a_server_of_its_own()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "cp is a matter of Unix");
        await using var copy = new TestCheckout();
        await Process.Start("cp", ["-a", _checkout.Ferry, copy.Ferry]).WaitForExitAsync();
        var second = await copy.Server.StartAsync();

        Assert.NotEqual(_first.Server.ProcessId(), second.Server.ProcessId());
        Assert.NotEqual(_first.Server.Address, second.Server.Address);
        Assert.IsType<ServerStarted.AlreadyRunning>(await StartWithDataAsync());
    }

    [Fact]
    public async Task A_moved_checkout_keeps_its_running_server()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "elsewhere a folder in use cannot be followed");
        await using var moved = new TestCheckout();
        Directory.Move(_checkout.Ferry, moved.Ferry);
        var taken = await moved.Server.StartAsync();

        Assert.Equal(_first.Server.ProcessId(), Assert.IsType<ServerStarted.AlreadyRunning>(taken).Server.ProcessId());
        Assert.IsType<ServerStopped.Stopped>(await moved.Server.StopAsync());
        Assert.Equal(42, await (await moved.Server.StartAsync()).Connection.AskAsync("SELECT id FROM kept"));
    }

    private async Task<ServerStarted> StartWithDataAsync()
    {
        var started = await _checkout.Server.StartAsync();
        Assert.Equal(42, await started.Connection.AskAsync("SELECT id FROM kept"));
        return started;
    }

    private async Task<string> StopLeavingPidFileAsync()
    {
        var pidFile = _checkout.At("server", "data", "postmaster.pid");
        var content = await File.ReadAllTextAsync(pidFile);
        await _checkout.Server.StopAsync();
        await File.WriteAllTextAsync(pidFile, content);
        return pidFile;
    }

    private static async Task NameInPidFileAsync(string pidFile, int processId)
    {
        var lines = await File.ReadAllLinesAsync(pidFile);
        await File.WriteAllLinesAsync(pidFile, [$"{processId}", .. lines[1..]]);
    }

    private static async Task ReplaceInRecordAsync(TestCheckout checkout, string port)
    {
        var record = await File.ReadAllTextAsync(checkout.At("server.json"));
        await File.WriteAllTextAsync(checkout.At("server.json"), Regex.Replace(record, "\"port\": \\d+", port));
    }

    private async Task<string?> RunsAsAsync()
    {
        using var record = JsonDocument.Parse(await File.ReadAllBytesAsync(_checkout.At("server.json")));
        return record.RootElement.TryGetProperty("runsAs", out var user) ? user.GetString() : null;
    }

    private static int Port(ServerStarted started) => int.Parse(started.Server.Address.Split(':')[1]);

    private static async Task<bool> AsksForNothingAsync(string connectionString)
    {
        var careless = new NpgsqlConnectionStringBuilder(connectionString) { RequireAuth = null }.ConnectionString;
        try
        {
            await Sql.AskAsync(careless, "SELECT 1");
            return false;
        }
        catch (PostgresException)
        {
            return true;
        }
    }
}
