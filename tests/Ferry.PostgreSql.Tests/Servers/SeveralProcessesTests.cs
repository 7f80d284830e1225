using System.Globalization;
using Ferry.Ports;
using Ferry.Processes;
using Ferry.Testing;

namespace Ferry.PostgreSql.Tests.Servers;

public sealed class SeveralProcessesTests
{
    [Fact]
    public async Task Of_eight_that_start_at_once_one_creates_and_all_get_the_same_server()
    {
        await using var checkout = new TestCheckout();
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Host.StartServerAsync(checkout)));

        Assert.All(results, result => Assert.True(result.Succeeded, result.Said));
        var lines = results.Select(result => result.Output.Split(' ', 2)).ToList();
        Assert.Single(lines, line => line[0] == "Created");
        Assert.Equal(7, lines.Count(line => line[0] == "AlreadyRunning"));
        Assert.Single(lines.Select(line => line[1]).Distinct());
    }

    [Fact]
    public async Task Of_eight_that_start_a_killed_server_at_once_one_starts_it()
    {
        await using var checkout = new TestCheckout();
        await Processes.KillAsync((await checkout.Server.StartAsync()).Server.ProcessId());
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Host.StartServerAsync(checkout)));

        Assert.All(results, result => Assert.True(result.Succeeded, result.Said));
        Assert.Single(results, result => result.Output.StartsWith("Started ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_creation_killed_within_initdb_is_begun_anew()
    {
        await using var checkout = new TestCheckout();
        await Host.StartAndKillAsync(checkout, async () =>
        {
            while (!Directory.Exists(checkout.At("server")) || Directory.GetDirectories(checkout.At("server"), "data.*").Length == 0) await Task.Delay(5);
        });

        Assert.IsType<ServerStatus.NotCreated>(await checkout.Server.StatusAsync());
        Assert.IsType<ServerStarted.Created>(await checkout.Server.StartAsync());
        Assert.Equal(["data"], Directory.GetDirectories(checkout.At("server")).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_start_killed_at_any_moment_leaves_nothing_that_stops_the_next()
    {
        for (var milliseconds = 200; milliseconds <= 1400; milliseconds += 200)
        {
            await using var checkout = new TestCheckout();
            await Host.StartAndKillAsync(checkout, () => Task.Delay(milliseconds));
            var started = await checkout.Server.StartAsync();

            Assert.Equal("app", await started.Connection.AskAsync("SELECT current_database()"));
            Assert.Equal(started.Server, (await checkout.Server.StartAsync()).Server);
        }
    }

    [Fact]
    public async Task A_pipe_behind_the_caller_is_closed_when_the_caller_ends()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "uses a Unix shell");
        await using var checkout = new TestCheckout();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var piped = new ProcessCommand("/bin/sh", "-c", "\"$1\" start \"$2\" 2>&1 | cat", "sh", Host.Program, checkout.Ferry);

        Assert.Contains("Created ", (await ProcessRunner.RunAsync(piped, limit.Token)).Output, StringComparison.Ordinal);
        Assert.IsType<ServerStatus.Running>(await checkout.Server.StatusAsync());
    }

    [Fact]
    public async Task The_server_holds_nothing_that_the_callers_shell_had_open()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "reads open files from /proc");
        await using var checkout = new TestCheckout();
        var held = Path.Combine(checkout.Folder, "held");
        var command = new ProcessCommand("/bin/sh", "-c", "exec 9>\"$3\"; exec \"$1\" start \"$2\"", "sh", Host.Program, checkout.Ferry, held);
        var processId = (await ProcessRunner.RunAsync(command)).Output.Split(' ')[1];

        var open = Directory.GetFiles($"/proc/{processId}/fd").Select(file => new FileInfo(file).LinkTarget).ToList();
        Assert.Contains(checkout.At("server", "server.log"), open);
        Assert.DoesNotContain(held, open);
        Assert.DoesNotContain(open, file => file!.StartsWith("pipe:", StringComparison.Ordinal)
            && File.Exists($"/proc/{Environment.ProcessId}/fd/{file.AsSpan(6).Trim("[]").ToString()}"));
    }

    [Fact]
    public async Task The_server_outlives_its_callers_session()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "reads sessions from /proc");
        await using var checkout = new TestCheckout();
        var processId = (await Host.StartServerAsync(checkout)).Output.Split(' ')[1];

        // The sixth word of stat is the session; the postmaster leads one of its own, so no terminal's hang-up reaches it.
        var stat = (await File.ReadAllTextAsync($"/proc/{processId}/stat")).Split(' ');
        Assert.Equal(processId, stat[5]);
        Assert.NotEqual(Environment.ProcessId.ToString(CultureInfo.InvariantCulture), stat[3]);
    }
}
