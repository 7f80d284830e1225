using System.Diagnostics;
using Ferry.Apps.Tests.Testing;

namespace Ferry.Apps.Tests.Fronted;

public sealed class RetireTests
{
    [Fact]
    public async Task A_release_that_does_not_hear_SIGTERM_is_ended_after_the_drain_timeout()
    {
        await using var site = new TestSite(new { drainTimeout = "00:00:02" });
        await site.DeployAsync("one", "deaf");
        var next = await site.DeployAsync("two");
        var watch = Stopwatch.StartNew();
        await site.RetireAsync(next);

        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(8));
        Assert.Empty(site.Processes("/one/"));
        Assert.Equal("two", await site.AskAsync());
    }

    [Fact]
    public async Task Artifacts_of_kept_releases_stay_and_the_others_go()
    {
        await using var site = new TestSite();
        await site.DeployAsync("one");
        var second = await site.DeployAsync("two");
        var third = await site.DeployAsync("three");
        await site.RetireAsync(third, second);

        Assert.Equal(["three", "two"], Directory.GetDirectories(site.Place.Artifacts).Select(Path.GetFileName).Order());
        Assert.Equal(third, (await site.LookAsync()).Serving);
        await site.ServeAsync(second);
        Assert.Equal("two", await site.AskAsync());
    }

    [Fact]
    public async Task Where_no_release_is_to_stay_nothing_does()
    {
        await using var site = new TestSite();
        await site.DeployAsync("one");
        await site.RetireAsync(null);

        Assert.Empty(site.Processes());
        Assert.Null((await site.LookAsync()).Serving);
        Assert.Empty(Directory.GetDirectories(site.Place.Artifacts));
        await site.DeployAsync("two");
        Assert.Equal("two", await site.AskAsync());
    }

    [Fact]
    public async Task In_a_pause_the_front_stays_for_those_who_wait()
    {
        await using var site = new TestSite();
        var release = await site.DeployAsync("one");
        await site.Target.PauseAsync(CancellationToken.None);
        var waiting = site.AskAsync();
        await site.RetireAsync(null, release);
        await site.ServeAsync(release);

        Assert.Equal("one", await waiting);
    }
}
