using Ferry.Apps.Tests.Testing;
using Ferry.Core.Releases;

namespace Ferry.Apps.Tests.Fronted;

public sealed class StartTests
{
    [Fact]
    public async Task A_candidate_is_asked_at_its_private_address_and_gets_no_requests()
    {
        await using var site = new TestSite();
        var old = await site.DeployAsync("one");
        var candidate = await site.PrepareAsync("two");
        var started = Assert.IsType<AppStep.Done>(await site.Target.StartAsync(candidate, CancellationToken.None));
        using var client = new HttpClient { BaseAddress = started.Address };
        var state = await site.LookAsync();

        Assert.Equal("two", await client.GetStringAsync("/"));
        Assert.Equal("one", await site.AskAsync());
        Assert.Equal((old, true, site.Address), (state.Serving, state.IsHealthy, state.Address));
        Assert.Equal([candidate], state.Others);
        Assert.Equal(started, await site.Target.StartAsync(candidate, CancellationToken.None)); // once more finds it done
        Assert.Single(site.Processes("/two/"));
    }

    [Fact]
    public async Task One_that_never_gets_healthy_is_ended_and_its_log_is_shown_without_the_password()
    {
        await using var site = new TestSite(new { startTimeout = "00:00:03" });
        var old = await site.DeployAsync("one");
        var failed = Assert.IsType<AppStep.Failed>(await site.Target.StartAsync(await site.PrepareAsync("two", "unhealthy"), CancellationToken.None));

        Assert.Equal("Release 2 (two) did not get healthy within 3 s. It got no requests.", failed.Trouble.Headline);
        Assert.Contains(failed.Trouble.Details, detail => detail is { Label: "seen", Text: "503 Service Unavailable" });
        Assert.Contains(failed.Trouble.Details, detail => detail.Label == "log" && detail.Text.Contains("version two knows ***", StringComparison.Ordinal));
        Assert.DoesNotContain(TestSite.Password, failed.Trouble.ToString(), StringComparison.Ordinal);
        Assert.Empty(site.Processes("/two/"));
        Assert.Equal((old, true), ((await site.LookAsync()).Serving, (await site.LookAsync()).IsHealthy));
    }

    [Fact]
    public async Task One_that_ends_by_itself_is_known_at_once()
    {
        await using var site = new TestSite();
        var failed = Assert.IsType<AppStep.Failed>(await site.Target.StartAsync(await site.PrepareAsync("one", "crash"), CancellationToken.None));

        Assert.Equal("Release 1 (one) ended by itself before it was healthy. It got no requests.", failed.Trouble.Headline);
        Assert.Contains("It does not want to live.", failed.Trouble.ToString(), StringComparison.Ordinal);
        Assert.Empty((await site.LookAsync()).Others);
    }

    [Fact]
    public async Task A_start_that_is_cancelled_leaves_nothing_behind()
    {
        await using var site = new TestSite();
        var release = await site.PrepareAsync("one", "unhealthy");
        using var cancellation = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => site.Target.StartAsync(release, cancellation.Token));

        Assert.Empty(site.Processes("/one/"));
    }

    [Fact]
    public async Task A_release_whose_files_are_gone_says_so()
    {
        await using var site = new TestSite();
        var release = await site.PrepareAsync("one");
        Directory.Delete(Path.Combine(site.Settings.PrivateFolder, release.Artifact), recursive: true);
        var failed = Assert.IsType<AppStep.Failed>(await site.Target.StartAsync(release, CancellationToken.None));

        Assert.Equal("The published files of release 1 (one) are not there, so it cannot be started. What serves was not touched.", failed.Trouble.Headline);
    }

    [Fact]
    public async Task One_that_crashed_while_it_served_is_told_and_started_again()
    {
        await using var site = new TestSite();
        var release = await site.DeployAsync("one");
        TestSite.Kill(Assert.Single(site.Processes("/one/")));
        await TestSite.UntilAsync(() => site.Processes("/one/").Count == 0, "the crash");
        var state = await site.LookAsync();
        Assert.Equal((release, false), (state.Serving, state.IsHealthy));

        await site.ServeAsync(release);
        Assert.True((await site.LookAsync()).IsHealthy);
        Assert.Equal("one", await site.AskAsync());
    }
}
