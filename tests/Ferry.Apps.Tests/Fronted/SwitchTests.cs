using Ferry.Apps.Tests.Testing;
using Ferry.Core.Releases;

namespace Ferry.Apps.Tests.Fronted;

public sealed class SwitchTests
{
    [Fact]
    public async Task No_request_fails_while_releases_take_turns_and_none_goes_back_to_the_old_one()
    {
        await using var site = new TestSite();
        var old = await site.DeployAsync("one");
        await using var traffic = new Traffic(site.Address);
        await Task.Delay(500);
        var next = await site.DeployAsync("two");
        await Task.Delay(300);
        await site.RetireAsync(next, old);
        await Task.Delay(300);
        await site.ServeAsync(old);
        await site.RetireAsync(old, next);
        await Task.Delay(300);
        var requests = await traffic.EndAsync();

        Assert.Empty(requests.Where(request => request.Failure is not null).Select(request => request.Failure!.ToString()));
        Assert.True(requests.Count > 100, $"only {requests.Count} requests");
        var answers = requests.Where(request => request.Answer is "one" or "two").ToList();
        var firstOfNext = answers.Where(request => request.Answer == "two").Min(request => request.Ended);
        var lastOfNext = answers.Where(request => request.Answer == "two").Max(request => request.Begun);
        // A request of the old release that began after the new one had answered would have been sent to the old one too late.
        Assert.DoesNotContain(answers, request => request.Answer == "one" && request.Begun > firstOfNext && request.Ended < lastOfNext);
        Assert.Equal("one", answers[0].Answer);
        Assert.Equal("one", answers[^1].Answer);
    }

    [Fact]
    public async Task A_request_in_progress_finishes_on_the_release_on_which_it_began()
    {
        await using var site = new TestSite();
        await site.DeployAsync("one");
        var slow = site.AskAsync("/slow?ms=2000");
        await Task.Delay(300);
        var next = await site.DeployAsync("two");
        var retiring = site.RetireAsync(next);

        Assert.Equal("two", await site.AskAsync());
        Assert.Equal("one", await slow);
        await retiring;
        Assert.Single(site.Processes("/two/"));
        Assert.Empty(site.Processes("/one/"));
    }

    [Fact]
    public async Task A_release_that_does_not_run_gets_no_requests()
    {
        await using var site = new TestSite();
        var old = await site.DeployAsync("one");
        var next = await site.PrepareAsync("two");
        var failed = Assert.IsType<AppStep.Failed>(await site.Target.SwitchAsync(next, CancellationToken.None));

        Assert.StartsWith("Release 2 (two) does not run, so no request was sent to it.", failed.Trouble.Headline, StringComparison.Ordinal);
        Assert.Equal(old, (await site.LookAsync()).Serving);
        Assert.Equal("one", await site.AskAsync());
    }
}
