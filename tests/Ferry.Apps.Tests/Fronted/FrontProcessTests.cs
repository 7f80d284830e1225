using System.Net;
using System.Net.Sockets;
using Ferry.Apps.Tests.Testing;
using Ferry.Core.Releases;
using Ferry.Processes;

namespace Ferry.Apps.Tests.Fronted;

public sealed class FrontProcessTests
{
    [Fact]
    public async Task A_front_that_was_killed_is_told_and_started_by_the_next_switch()
    {
        await using var site = new TestSite();
        var release = await site.DeployAsync("one");
        TestSite.Kill(site.FrontId);
        await TestSite.UntilAsync(() => site.Processes("Ferry.Front.dll").Count == 0, "the front's end");
        var state = await site.LookAsync();
        Assert.Equal((release, false), (state.Serving, state.IsHealthy));

        await site.ServeAsync(release);
        Assert.Equal("one", await site.AskAsync());
        Assert.True((await site.LookAsync()).IsHealthy);
        Assert.Single(site.Processes("/one/"));
    }

    [Fact]
    public async Task There_is_one_front_however_often_it_is_asked_for()
    {
        await using var site = new TestSite();
        await site.DeployAsync("one");
        var front = site.FrontId;
        await site.DeployAsync("two");

        Assert.Equal(front, Assert.Single(site.Processes("Ferry.Front.dll")));
    }

    [Fact]
    public async Task A_port_that_a_stranger_has_is_refused_before_and_at_the_switch()
    {
        await using var site = new TestSite();
        using var stranger = new TcpListener(IPAddress.Loopback, site.Port);
        stranger.Start();
        var release = await site.PrepareAsync("one");
        var gate = (await site.Target.CheckAsync(new AppBuild("one", null, IsClean: true), CancellationToken.None)).Single(gate => gate.Name == "app port");
        Assert.IsType<AppStep.Done>(await site.Target.StartAsync(release, CancellationToken.None));
        var failed = Assert.IsType<AppStep.Failed>(await site.Target.SwitchAsync(release, CancellationToken.None));

        Assert.Equal((GateVerdict.Refused, $"{site.Port} on 127.0.0.1 is taken by another program"), (gate.Verdict, gate.Detail));
        Assert.Equal($"Port {site.Port} is taken by another program, so the app cannot be reached there. Nothing else was changed.", failed.Trouble.Headline);
        Assert.Null((await site.LookAsync()).Serving);
    }

    [Fact]
    public async Task Another_port_in_the_settings_moves_the_front()
    {
        await using var site = new TestSite();
        var release = await site.DeployAsync("one");
        var before = site.Port;
        site.Configure(port: FreePort.Pick());
        await site.ServeAsync(release);

        Assert.Equal("one", await site.AskAsync());
        Assert.True(FreePort.IsFree(before));
    }

    [Fact]
    public async Task Two_checkouts_do_not_share_a_port()
    {
        await using var site = new TestSite();
        await using var other = new TestSite();
        await site.DeployAsync("one");
        other.Configure(port: site.Port);
        var release = await other.PrepareAsync("two");
        await other.Target.StartAsync(release, CancellationToken.None);

        Assert.IsType<AppStep.Failed>(await other.Target.SwitchAsync(release, CancellationToken.None));
        Assert.Equal("one", await site.AskAsync());
    }
}
