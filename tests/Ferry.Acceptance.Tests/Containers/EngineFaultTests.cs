using System.Diagnostics;
using System.Globalization;

namespace Ferry.Acceptance.Tests.Containers;

public sealed class EngineFaultTests(OwnEngine engine) : IClassFixture<OwnEngine>
{
    private static readonly string[] Networks = ["bridge", "host", "none"];
    private static readonly string[] Targets = ["migrate-up", "migrate-up", "db-reset"];

    private enum Victim
    {
        Container,
        Engine,
        Call,
    }

    [Fact]
    public async Task After_a_kill_at_any_moment_the_state_is_told_truly_and_the_next_call_finishes_and_leaves_no_orphans()
    {
        engine.Need();
        await using var container = ContainerCheckout.OfTestHost(engine.Endpoint);
        (await container.CallAsync("--target=migrate-up")).Ends(0);
        var history = await (await container.DatabaseAsync()).HistoryAsync();
        Assert.NotEmpty(history);
        for (var kill = 0; kill < Kills.Or(2); kill++)
        {
            var victim = (Victim)(kill % 3);
            var target = Targets[Random.Shared.Next(Targets.Length)];
            var before = await PrepareAsync(container);
            var moment = TimeSpan.FromSeconds(3.5 * Random.Shared.NextDouble());
            var what = string.Create(CultureInfo.InvariantCulture, $"kill {kill + 1}: the {victim}, {moment.TotalMilliseconds:0} ms into {target}, the server {before} before");
            TestContext.Current.SendDiagnosticMessage(what);
            await DisturbAsync(container, target, victim, moment, what);

            // An engine that was killed makes up its mind about its containers for a while after it has come back.
            var isRunning = await IsRunningAsync();
            var status = await container.CallAsync("--target=db-status", "--json=-");
            Assert.True(status.ExitCode == 0, $"{what}\n{status.Error}");
            bool[] seen = [isRunning, await IsRunningAsync()];
            Assert.True(seen.Contains((string?)status.Json["state"] == "running"), $"{what}\n{status.Out}");

            var next = await container.CallAsync("--target=migrate-up");
            Assert.True(next.ExitCode == 0, $"{what}\n{next.Out}{next.Error}");
            Assert.Equal(history, await (await container.DatabaseAsync()).HistoryAsync());
            Assert.Equal(0, (await container.CallAsync("--target=db-stop", "--orphans")).ExitCode);
            Assert.Single(await engine.LinesAsync("ps", "--all", "--quiet"));
            Assert.Equal(container.RecordedVolume, Assert.Single(await engine.LinesAsync("volume", "ls", "--quiet")));
            Assert.Equal(Networks, (await engine.LinesAsync("network", "ls", "--format", "{{.Name}}")).Order());
        }
    }

    [Fact]
    public async Task Full_disk_is_said_and_the_same_call_works_when_there_is_room_again()
    {
        engine.Need();
        await using var container = ContainerCheckout.OfTestHost(engine.Endpoint);
        await engine.FillDiskAsync();
        try
        {
            var call = await container.CallAsync("--target=migrate-up");
            Assert.True(call.ExitCode == 1, $"{call.Out}{call.Error}{await engine.DiskUseAsync()}");
            Assert.Contains("space", call.Error, StringComparison.OrdinalIgnoreCase);
            call.Complains("docker system df");
        }
        finally
        {
            engine.FreeDisk();
        }

        (await container.CallAsync("--target=migrate-up")).Ends(0);
        Assert.Equal(0, (await container.CallAsync("--target=db-stop", "--orphans")).ExitCode);
        Assert.Single(await engine.LinesAsync("ps", "--all", "--quiet"));
        Assert.Single(await engine.LinesAsync("volume", "ls", "--quiet"));
    }

    [Fact]
    public async Task Engine_that_is_down_is_said_and_what_was_there_is_there_when_it_is_back()
    {
        engine.Need();
        await using var container = ContainerCheckout.OfTestHost(engine.Endpoint);
        (await container.CallAsync("--target=migrate-up")).Ends(0);
        await engine.KillAsync();
        try
        {
            foreach (var target in new[] { "db-status", "db-start", "db-stop", "db-logs", "migrate-status", "migrate-up" })
            {
                var call = (await container.CallAsync($"--target={target}")).Ends(1);
                Assert.StartsWith("The Docker engine does not answer", call.ErrorLines[0], StringComparison.Ordinal);
                call.Complains(engine.Endpoint);
            }
        }
        finally
        {
            await engine.StartAsync();
        }

        (await container.CallAsync("--target=migrate-up")).Ends(0).Says("Nothing to do: 127.0.0.1:");
    }

    // Nothing, a stopped server, or a running one.
    private async Task<string> PrepareAsync(ContainerCheckout container)
    {
        switch (Random.Shared.Next(3))
        {
            case 0:
                await container.RemoveServerAsync();
                return "not there";
            case 1:
                (await container.CallAsync("--target=db-stop")).Ends(0);
                return "stopped";
            default:
                (await container.CallAsync("--target=db-start")).Ends(0);
                return "running";
        }
    }

    private async Task DisturbAsync(ContainerCheckout container, string target, Victim victim, TimeSpan moment, string what)
    {
        var command = container.Command($"--target={target}");
        var start = new ProcessStartInfo(command.FileName, command.Arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in command.Environment) start.Environment[name] = value;
        using var call = Process.Start(start)!;
        var said = Task.WhenAll(call.StandardOutput.ReadToEndAsync(), call.StandardError.ReadToEndAsync());
        await Task.Delay(moment);
        switch (victim)
        {
            case Victim.Container:
                foreach (var id in await engine.LinesAsync("ps", "--quiet")) await engine.DockerAsync("kill", id);
                break;
            case Victim.Engine:
                await engine.KillAsync();
                break;
            default:
                call.Kill(entireProcessTree: true);
                break;
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        await call.WaitForExitAsync(patience.Token);
        if (victim == Victim.Engine) await engine.StartAsync();
        if (victim == Victim.Call || call.ExitCode == 0) return;
        var error = (await said)[1];
        Assert.True(error.Contains("fix:", StringComparison.Ordinal) && !error.Contains("   at ", StringComparison.Ordinal), $"{what}: exit code {call.ExitCode}\n{error}");
    }

    // One that is still being made is no server yet.
    private async Task<bool> IsRunningAsync() =>
        (await engine.LinesAsync("ps", "--filter", "status=running", "--format", "{{.Names}}")).Any(name => !name.EndsWith("-new", StringComparison.Ordinal));
}
