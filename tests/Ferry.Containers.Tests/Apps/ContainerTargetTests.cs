using Ferry.Containers.Orphans;
using Ferry.Containers.Tests.Testing;
using Ferry.Core.Releases;
using Ferry.Core.Rendering;
using Ferry.Testing;

namespace Ferry.Containers.Tests.Apps;

public sealed class ContainerTargetTests(TestEngine engine, TestAppImages images)
{
    [Fact]
    public async Task Releases_take_turns_without_losing_a_request_and_the_previous_one_is_kept_stopped()
    {
        await using var site = new AppSite(engine, images);
        var first = await site.DeployAsync("one");
        var asking = new CancellationTokenSource();
        var answers = AskAsync(site, asking.Token);
        var second = await site.DeployAsync("two");
        var slow = site.AskAsync("/slow?ms=1500");
        await site.Target.RetireAsync(second, [first], CancellationToken.None);
        Assert.Equal(["one exited", "two running"], await site.ContainersAsync());
        Assert.Equal((second, true), await StateAsync(site));

        var third = await site.DeployAsync("three");
        await site.Target.RetireAsync(third, [second], CancellationToken.None);
        Assert.Equal("two", await slow); // SIGTERM let it finish
        Assert.Equal(["three running", "two exited"], await site.ContainersAsync());

        await site.ServeAsync(second); // back
        await site.Target.RetireAsync(second, [third], CancellationToken.None);
        await asking.CancelAsync();
        Assert.Equal(["one", "two", "three", "two"], (await answers).Aggregate(new List<string>(), (turns, answer) => turns.LastOrDefault() == answer ? turns : [.. turns, answer]));
        Assert.Equal(["three exited", "two running"], await site.ContainersAsync());
    }

    [Fact]
    public async Task An_image_is_built_once_and_its_container_is_as_closed_as_it_can_be()
    {
        await using var site = new AppSite(engine, images);
        site.Write("one");
        var release = await site.MakeAsync("one");
        Assert.Equal(release.Artifact, (await site.MakeAsync("one")).Artifact);
        await site.ServeAsync(release);
        var container = await site.ContainerAsync("one");

        Assert.Equal("commit-of-one", await DockerCommand.InspectAsync(release.Artifact, """{{index .Config.Labels "org.opencontainers.image.revision"}}"""));
        Assert.Equal("1654", await DockerCommand.InspectAsync(container, "{{.Config.User}}"));
        Assert.Equal("unless-stopped [no-new-privileges]", await DockerCommand.InspectAsync(container, "{{.HostConfig.RestartPolicy.Name}} {{.HostConfig.SecurityOpt}}"));
        Assert.Contains(AppSite.Password, await site.AskAsync("/variable?name=DATABASE_URL"), StringComparison.Ordinal);
        Assert.DoesNotContain(AppSite.Password, await DockerCommand.InspectAsync(container, "{{.Config.Labels}} {{.Path}} {{.Args}} {{.Name}}"), StringComparison.Ordinal);
        Assert.DoesNotContain(AppSite.Password, await DockerCommand.RunAsync("history", "--no-trunc", release.Artifact), StringComparison.Ordinal);
        Assert.Equal("", (await DockerCommand.RunAsync("run", "--rm", "--entrypoint", "find", release.Artifact, "/app", "-name", "*ocker*")).Trim());
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(site.Ferry, "apps", "test"), "image-*"));

        Assert.Equal(["shop:one"], await site.ImagesAsync());
        var next = await site.DeployAsync("two");
        await site.Target.RetireAsync(next, [release], CancellationToken.None);
        Assert.Equal(["shop:one"], await site.ImagesAsync());
        await site.Target.RetireAsync(next, [], CancellationToken.None);
        Assert.Empty(await site.ImagesAsync());
    }

    [Fact]
    public async Task A_release_outlives_its_run_and_is_no_orphan_before_its_checkout_is_gone()
    {
        await using var site = new AppSite(engine, images);
        var first = await site.DeployAsync("one");
        var second = await site.DeployAsync("two");
        await site.Target.RetireAsync(second, [first], CancellationToken.None);
        var removed = await new ContainerOrphans(engine.Need(), site.Ferry).RemoveAsync();

        Assert.DoesNotContain(removed, each => each.Contains("-app-test-", StringComparison.Ordinal));
        Assert.Equal(["one exited", "two running"], await site.ContainersAsync());
    }

    [Theory]
    [InlineData("crash", "Release 2 (two) ended by itself before it was healthy. It got no requests.")]
    [InlineData("unhealthy", "Release 2 (two) did not get healthy within 5 s. It got no requests.")]
    public async Task A_candidate_that_does_not_come_up_is_stopped_and_what_serves_is_not_touched(string behaviour, string headline)
    {
        await using var site = new AppSite(engine, images, new { startTimeout = "00:00:05" });
        var first = await site.DeployAsync("one");
        var failed = Assert.IsType<AppStep.Failed>(await site.Target.StartAsync(await site.PrepareAsync("two", behaviour), CancellationToken.None));

        Assert.Equal(headline, failed.Trouble.Headline);
        Assert.Contains("version two knows ***", failed.Trouble.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(AppSite.Password, failed.Trouble.ToString(), StringComparison.Ordinal);
        Assert.Equal((first, true), await StateAsync(site));
        Assert.DoesNotContain("two running", await site.ContainersAsync());
        await site.Target.RetireAsync(first, [], CancellationToken.None);
        Assert.Equal(["one running"], await site.ContainersAsync());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_deploy_that_is_killed_between_two_steps_is_told_and_finished_by_the_next(int done)
    {
        await using var site = new AppSite(engine, images);
        var old = await site.DeployAsync("one");
        await site.TakeAsync("two");
        using (var command = site.Command("two", old.Artifact, "prepare", "start", "switch", "retire"))
        {
            for (var step = 0; step < done; step++)
            {
                await command.StandardInput.WriteLineAsync();
                Assert.NotNull(await command.StandardOutput.ReadLineAsync());
            }

            command.Kill();
            await command.WaitForExitAsync();
        }

        var next = await site.MakeAsync("two");
        var state = await site.Target.LookAsync(CancellationToken.None);
        Assert.Equal((done < 3 ? old : next, true), (state.Serving!, state.IsHealthy));
        Assert.Equal(done switch { 1 => [], 2 => [next], _ => [old] }, state.Others);
        await site.ServeAsync(next);
        await site.Target.RetireAsync(next, [old], CancellationToken.None);
        Assert.Equal("two", await site.AskAsync());
        Assert.Equal(["one exited", "two running"], await site.ContainersAsync());
    }

    [Fact]
    public async Task Requests_wait_through_a_pause()
    {
        await using var site = new AppSite(engine, images);
        var release = await site.DeployAsync("one");
        await site.Target.PauseAsync(CancellationToken.None);
        var waiting = site.AskAsync();
        Assert.Equal(["one exited"], await site.ContainersAsync());
        await site.ServeAsync(release);

        Assert.Equal("one", await waiting);
        Assert.Equal(["one running"], await site.ContainersAsync());
    }

    [Fact]
    public async Task An_image_is_taken_as_it_is_and_one_that_cannot_be_had_is_named()
    {
        await using var site = new AppSite(engine, images);
        var taken = await site.PrepareAsync("one");
        Assert.Equal(await DockerCommand.InspectAsync(await images.EnsureAsync("one"), "{{.Id}}"), taken.Artifact);

        site.Configure(null, "localhost:1/nobody/nothing:1");
        var broken = await Assert.ThrowsAsync<SurroundingsException>(() => site.MakeAsync("two"));
        Assert.StartsWith("The image localhost:1/nobody/nothing:1 is not on this machine and could not be pulled. What serves was not touched.", broken.Message, StringComparison.Ordinal);
        var lost = new AppRelease(7, "gone", $"sha256:{new string('0', 64)}");
        var gone = Assert.IsType<AppStep.Failed>(await site.Target.StartAsync(lost, CancellationToken.None));
        Assert.Equal(gone.Trouble, await site.Target.FindObstacleAsync(lost, CancellationToken.None), (a, b) => $"{a}" == $"{b}");
        Assert.Null(await site.Target.FindObstacleAsync(taken, CancellationToken.None));
        Assert.StartsWith("The image of release 7 (gone) is not there, so it cannot be started.", gone.Trouble.Headline, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Dockerfile_that_does_not_build_or_is_not_there_is_told()
    {
        await using var site = new AppSite(engine, images);
        site.Write("one");
        await File.WriteAllTextAsync(Path.Combine(site.Root, "shop", "Dockerfile"), $"FROM {AppSite.BaseImage}\nRUN echo the reason; exit 9\n");
        var broken = await Assert.ThrowsAsync<SurroundingsException>(() => site.Target.PrepareAsync(new AppBuild("one", null, IsClean: true), CancellationToken.None));
        File.Delete(Path.Combine(site.Root, "shop", "Dockerfile"));
        var gate = (await site.Target.CheckAsync(new AppBuild("one", null, IsClean: true), CancellationToken.None)).Single(gate => gate.Verdict == GateVerdict.Refused);

        Assert.StartsWith("The app's image could not be built. What serves was not touched.", broken.Message, StringComparison.Ordinal);
        Assert.Contains("the reason", broken.Message, StringComparison.Ordinal);
        Assert.Equal("Dockerfile", gate.Name);
    }

    [Fact]
    public async Task The_sample_app_serves_from_its_own_Dockerfile_and_reaches_a_database_on_loopback()
    {
        var connection = await (await TestServer.SharedAsync()).CreateDatabaseAsync();
        await using var site = new AppSite(engine, images, new { project = AppSite.RootPath("src/App"), health = "/health/live" }, connection);
        var release = new AppRelease(1, "0123456789ab", await site.Target.PrepareAsync(new AppBuild("0123456789ab", null, IsClean: true), CancellationToken.None));
        await site.ServeAsync(release);
        using var client = new HttpClient();
        var ready = new Uri((await site.Target.LookAsync(CancellationToken.None)).Address!, "/health/ready");
        var said = "";
        // Its first look at the database may take longer than it gives itself.
        for (var tries = 0; tries < 10 && !said.Contains("lacks a table or column", StringComparison.Ordinal); tries++)
        {
            using var answer = await client.GetAsync(ready);
            said = await answer.Content.ReadAsStringAsync();
        }

        // The database answers, and has no schema.
        Assert.Contains("lacks a table or column", said, StringComparison.Ordinal);
    }

    private static async Task<(AppRelease, bool)> StateAsync(AppSite site)
    {
        var state = await site.Target.LookAsync(CancellationToken.None);
        return (state.Serving!, state.IsHealthy);
    }

    private static async Task<List<string>> AskAsync(AppSite site, CancellationToken end)
    {
        var answers = new List<string>();
        while (!end.IsCancellationRequested)
        {
            answers.Add(await site.AskAsync());
            await Task.Delay(10, CancellationToken.None);
        }

        return answers;
    }
}
