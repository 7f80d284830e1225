using System.Collections.Concurrent;
using Ferry.Ports;
using Ferry.PostgreSql.Servers;
using Ferry.Testing;
using Npgsql;

namespace Ferry.PostgreSql.Tests.Servers;

public sealed class LocalServerTests
{
    [Fact]
    public async Task A_first_start_creates_the_server_and_a_second_takes_it()
    {
        await using var checkout = new TestCheckout();
        var created = await checkout.Server.StartAsync();
        var taken = await new LocalServer(checkout.Ferry, "app").StartAsync();

        Assert.IsType<ServerStarted.Created>(created);
        Assert.IsType<ServerStarted.AlreadyRunning>(taken);
        Assert.Equal(created.Server, taken.Server);
        Assert.Equal("app", await taken.Connection.AskAsync("SELECT current_database()"));
        Assert.Equal(created.Server, await checkout.Server.StatusAsync());
    }

    [Fact]
    public async Task It_listens_on_loopback_only_and_keeps_what_is_committed()
    {
        await using var checkout = new TestCheckout();
        var server = new LocalServer(checkout.Ferry, "app");
        var connection = (await server.StartAsync()).Connection;

        Assert.Equal("127.0.0.1", await connection.AskAsync("SHOW listen_addresses"));
        Assert.Equal("", await connection.AskAsync("SHOW unix_socket_directories"));
        Assert.Equal("on", await connection.AskAsync("SHOW fsync"));
        Assert.Equal("UTF8", await connection.AskAsync("SHOW server_encoding"));
        Assert.Equal("scram-sha-256", await connection.AskAsync("SELECT string_agg(DISTINCT auth_method, ',') FROM pg_hba_file_rules"));
    }

    [Fact]
    public async Task Nobody_gets_in_without_the_password()
    {
        await using var checkout = new TestCheckout();
        var connection = (await checkout.Server.StartAsync()).Connection;
        var wrong = new NpgsqlConnectionStringBuilder(connection.Reveal()) { Password = "postgres" }.ConnectionString;

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => Sql.AskAsync(wrong, "SELECT 1"));
        Assert.Equal(PostgresErrorCodes.InvalidPassword, refusal.SqlState);
    }

    [Fact]
    public async Task The_password_is_in_one_file_that_only_its_owner_reads()
    {
        await using var checkout = new TestCheckout();
        var said = new ConcurrentQueue<string>();
        var connection = (await checkout.Server.StartAsync(new Progress<string>(said.Enqueue))).Connection;
        var password = (await File.ReadAllTextAsync(checkout.At("server.password"))).Trim();

        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(checkout.At("server.password")));
        Assert.Contains(password, connection.Reveal(), StringComparison.Ordinal);
        Assert.DoesNotContain(password, $"{connection}", StringComparison.Ordinal);
        foreach (var file in Directory.GetFiles(checkout.Ferry, "*", SearchOption.AllDirectories).Except([checkout.At("server.password")]))
            Assert.DoesNotContain(password, await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        Assert.All(said, line => Assert.DoesNotContain(password, line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_password_is_on_no_command_line_at_any_moment_of_the_creation()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "reads command lines from /proc");
        await using var checkout = new TestCheckout();
        var seen = new HashSet<string>();
        var starting = checkout.Server.StartAsync();
        while (!starting.IsCompleted)
        {
            foreach (var folder in Directory.GetDirectories("/proc", "?*").Where(name => char.IsAsciiDigit(Path.GetFileName(name)[0])))
            {
                try
                {
                    seen.Add(await File.ReadAllTextAsync(Path.Combine(folder, "cmdline")));
                }
                catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
                {
                    // ended in between
                }
            }
        }

        await starting;
        var password = (await File.ReadAllTextAsync(checkout.At("server.password"))).Trim();
        Assert.Contains(seen, line => line.Contains("initdb", StringComparison.Ordinal) && line.Contains("--pwfile", StringComparison.Ordinal));
        Assert.DoesNotContain(seen, line => line.Contains(password, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stop_keeps_the_data_and_a_start_has_it_on_the_same_port()
    {
        await using var checkout = new TestCheckout();
        var first = await checkout.Server.StartAsync();
        await first.Connection.AskAsync("CREATE TABLE kept (id int)");

        Assert.Equal(new ServerStopped.Stopped(first.Server), await checkout.Server.StopAsync());
        Assert.IsType<ServerStatus.Stopped>(await checkout.Server.StatusAsync());
        Assert.IsType<ServerStopped.NotRunning>(await checkout.Server.StopAsync());
        var second = await checkout.Server.StartAsync();

        Assert.IsType<ServerStarted.Started>(second);
        Assert.Equal(first.Server.Address, second.Server.Address);
        Assert.Equal(0L, await second.Connection.AskAsync("SELECT count(*) FROM kept"));
    }

    [Fact]
    public async Task A_wipe_leaves_neither_process_nor_data()
    {
        await using var checkout = new TestCheckout();
        var first = await checkout.Server.StartAsync();
        await checkout.Server.WipeAsync();

        Assert.False(Processes.IsAlive(first.Server.ProcessId()));
        Assert.Equal([".gitignore", "server.lock"], Directory.GetFileSystemEntries(checkout.Ferry).Select(Path.GetFileName).Order());
        Assert.IsType<ServerStatus.NotCreated>(await checkout.Server.StatusAsync());
        Assert.IsType<ServerStarted.Created>(await checkout.Server.StartAsync());
    }

    [Fact]
    public async Task Looking_at_a_server_that_is_not_there_makes_nothing()
    {
        await using var checkout = new TestCheckout();

        Assert.Equal(new ServerStatus.NotCreated(checkout.Ferry), await checkout.Server.StatusAsync());
        Assert.IsType<ServerStopped.NotRunning>(await checkout.Server.StopAsync());
        await checkout.Server.WipeAsync();
        Assert.Empty(checkout.Server.ReadLogAsync(10, follow: false).ToBlockingEnumerable());
        Assert.False(Directory.Exists(checkout.Ferry));
    }

    [Fact]
    public async Task Another_database_is_added_to_the_running_server()
    {
        await using var checkout = new TestCheckout();
        var app = await checkout.Server.StartAsync();
        var other = await new LocalServer(checkout.Ferry, "it's \"other\"", TestServer.Options).StartAsync();

        Assert.IsType<ServerStarted.AlreadyRunning>(other);
        Assert.Equal(app.Server.ProcessId(), other.Server.ProcessId());
        Assert.Equal("it's \"other\"", await other.Connection.AskAsync("SELECT current_database()"));
    }

    [Fact]
    public async Task A_checkout_may_have_any_name()
    {
        await using var checkout = new TestCheckout(OperatingSystem.IsWindows() ? "a b é" : "a b'c\"d$(touch injected)`é");
        var started = await checkout.Server.StartAsync();

        Assert.Equal(1, await started.Connection.AskAsync("SELECT 1"));
        await checkout.Server.StopAsync();
        Assert.IsType<ServerStarted.Started>(await checkout.Server.StartAsync());
        Assert.Empty(Directory.GetFiles(checkout.Folder, "injected", SearchOption.AllDirectories));
    }

    // Nearly every call takes a running server, so it must cost next to nothing; a server that does not move could not answer a connection.
    [Fact]
    public async Task Taking_a_running_server_asks_it_nothing()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows cannot halt a process.");
        await using var checkout = new TestCheckout();
        var first = await checkout.Server.StartAsync();
        await Processes.SignalAsync(first.Server.ProcessId(), "STOP");
        try
        {
            Assert.IsType<ServerStarted.AlreadyRunning>(await new LocalServer(checkout.Ferry, "app").StartAsync().WaitAsync(TimeSpan.FromMinutes(1)));
        }
        finally
        {
            await Processes.SignalAsync(first.Server.ProcessId(), "CONT");
        }
    }
}
