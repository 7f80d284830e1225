using Ferry.Apps.Tests.Testing;

namespace Ferry.Apps.Tests.Fronted;

public sealed class PauseTests
{
    [Fact]
    public async Task Requests_wait_while_nothing_serves_and_then_succeed()
    {
        await using var site = new TestSite();
        var release = await site.DeployAsync("one");
        await using var traffic = new Traffic(site.Address);
        await Task.Delay(300);
        await site.Target.PauseAsync(CancellationToken.None);
        Assert.Empty(site.Processes("/one/"));
        var answered = traffic.Requests.Count;
        await Task.Delay(500);
        Assert.Equal(answered, traffic.Requests.Count);
        Assert.Null((await site.LookAsync()).Serving);

        await site.Target.PauseAsync(CancellationToken.None); // once more changes nothing
        await site.ServeAsync(release);
        await Task.Delay(300);
        var requests = await traffic.EndAsync();
        Assert.Empty(requests.Where(request => request.Failure is not null).Select(request => request.Failure!.ToString()));
        Assert.True(requests.Count > answered);
    }

    [Fact]
    public async Task A_request_in_progress_finishes_before_the_pause_is_reached()
    {
        await using var site = new TestSite();
        await site.DeployAsync("one");
        var slow = site.AskAsync("/slow?ms=3000");
        await Task.Delay(1000);
        await site.Target.PauseAsync(CancellationToken.None);

        Assert.Equal("one", await slow.WaitAsync(TimeSpan.FromSeconds(10)));
        Assert.Empty(site.Processes("/one/"));
    }

    [Fact]
    public async Task Where_nothing_ever_served_there_is_nothing_to_pause()
    {
        await using var site = new TestSite();
        await site.Target.PauseAsync(CancellationToken.None);

        Assert.Null((await site.LookAsync()).Serving);
    }
}
