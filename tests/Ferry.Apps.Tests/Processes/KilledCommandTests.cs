using System.Diagnostics;
using Ferry.Apps.Tests.Testing;
using Ferry.Core.Releases;

namespace Ferry.Apps.Tests.Processes;

public sealed class KilledCommandTests
{
    private static readonly string[] Steps = ["prepare", "start", "switch", "retire"];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task A_deploy_that_is_killed_between_two_steps_is_told_and_finished_by_the_next(int done)
    {
        await using var site = new TestSite();
        var old = await site.DeployAsync("one");
        site.Build("two");
        await using var traffic = new Traffic(site.Address);
        await RunAndKillAsync(site, done, null);
        var next = new AppRelease(2, "two", "apps/test/artifacts/two");
        var state = await site.LookAsync();

        Assert.Equal(done < 3 ? old : next, state.Serving);
        Assert.True(state.IsHealthy);
        Assert.Equal(done switch { < 2 => [], 2 => [next], 3 => [old], _ => [] }, state.Others);
        await FinishAsync(site, old);
        Assert.DoesNotContain(await traffic.EndAsync(), request => request.Failure is not null);
    }

    [Fact]
    public async Task A_deploy_that_is_killed_at_any_moment_is_finished_by_the_next()
    {
        await using var site = new TestSite();
        var old = await site.DeployAsync("one");
        await using var traffic = new Traffic(site.Address);
        for (var round = 0; round < 12; round++)
        {
            site.Build("two");
            await RunAndKillAsync(site, Steps.Length, TimeSpan.FromMilliseconds(150 * round));
            Assert.True((await site.LookAsync()).IsHealthy);
            await FinishAsync(site, old);
            await site.ServeAsync(old);
            await site.RetireAsync(old);
        }

        Assert.DoesNotContain(await traffic.EndAsync(), request => request.Failure is not null);
    }

    [Fact]
    public async Task A_pause_whose_command_is_killed_lasts_until_the_next_switch()
    {
        await using var site = new TestSite();
        var old = await site.DeployAsync("one");
        await RunAndKillAsync(site, 1, null, "pause");
        var waiting = site.AskAsync();
        Assert.Null((await site.LookAsync()).Serving);
        await site.ServeAsync(old);

        Assert.Equal("one", await waiting);
    }

    private static async Task FinishAsync(TestSite site, AppRelease old)
    {
        var next = new AppRelease(2, "two", await site.Target.PrepareAsync(new AppBuild("two", null, IsClean: true), CancellationToken.None));
        await site.ServeAsync(next);
        await site.RetireAsync(next, old);

        var state = await site.LookAsync();
        Assert.Equal((next, true), (state.Serving, state.IsHealthy));
        Assert.Empty(state.Others);
        Assert.Equal("two", await site.AskAsync());
        Assert.Single(site.Processes("/two/"));
        Assert.Empty(site.Processes("/one/"));
        Assert.Single(site.Processes("Ferry.Front.dll"));
        Assert.Single(Directory.GetDirectories(site.Place.Running));
        Assert.Equal(["one", "two"], Directory.GetDirectories(site.Place.Artifacts).Select(Path.GetFileName).Order());
    }

    // Lets the command do so many steps, and then kills it; or lets it go on and kills it after a time.
    private static async Task RunAndKillAsync(TestSite site, int count, TimeSpan? after, params string[] steps)
    {
        string[] all = steps.Length == 0 ? Steps : steps;
        using var command = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "AppTargetHost.dll"), site.Root, "test", "2", "two", .. all])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { ["TEST_CONNECTION"] = site.Connection, ["TEST_FIRST_ARTIFACT"] = "apps/test/artifacts/one" },
        })!;
        for (var step = 0; step < count; step++)
        {
            await command.StandardInput.WriteLineAsync();
            if (after is null) Assert.NotNull(await command.StandardOutput.ReadLineAsync());
        }

        if (after is { } moment) await Task.Delay(moment);
        command.Kill();
        await command.WaitForExitAsync();
    }
}
