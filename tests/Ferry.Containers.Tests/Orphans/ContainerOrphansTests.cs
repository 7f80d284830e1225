using System.Diagnostics;
using Ferry.Containers.Orphans;
using Ferry.Containers.Servers;
using Ferry.Containers.Tests.Testing;
using Ferry.Processes;
using Ferry.Testing;

namespace Ferry.Containers.Tests.Orphans;

public sealed class ContainerOrphansTests(TestEngine engine)
{
    private readonly string _root = TestEngine.NewFolder();

    private string Folder => Path.Combine(_root, "shop", ".ferry");

    [Fact]
    public async Task Whatever_killed_runs_have_left_is_removed()
    {
        engine.Need();
        Directory.CreateDirectory(Folder);
        await Task.WhenAll(
            Host.BeginAndKillAsync("sandbox", Folder, () => UntilMadeAsync("sandbox")),
            Host.BeginAndKillAsync("tools", Folder, () => UntilMadeAsync("tools")),
            Host.BeginAndKillAsync("start", Folder, () => UntilMadeAsync("server")));
        var left = await DockerCommand.MadeForAsync(Folder);
        var volumes = await VolumesOfContainersAsync();
        Assert.Equal(4, left.Length); // three containers, and the volume of the server
        Assert.Equal(2, volumes.Length); // that one, and a nameless one that the image asks for
        Assert.Contains($"container {ContainerNames.Unfinished(Folder)}", left);

        var removed = await new ContainerOrphans(engine.Need(), Folder).RemoveAsync();

        Assert.All(left, each => Assert.Contains(each, removed));
        Assert.Empty(await DockerCommand.MadeForAsync(Folder));
        Assert.All(volumes, volume => Assert.False(DockerCommand.HasVolumeAsync(volume).GetAwaiter().GetResult(), volume));
        Assert.DoesNotContain(await new ContainerOrphans(engine.Need(), Folder).RemoveAsync(), each => each.Contains(ContainerNames.Server(Folder), StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_server_of_a_deleted_checkout_goes_and_that_of_one_that_is_there_stays()
    {
        engine.Need();
        await using var there = new Checkout(engine, "there");
        await using var gone = new Checkout(engine, "gone");
        foreach (var checkout in new[] { there, gone }) Assert.True((await Host.RunAsync("start", checkout.Ferry)).Succeeded);
        Assert.Equal(2, (await gone.MadeAsync()).Length);
        Directory.Delete(gone.Folder, recursive: true);

        var removed = await new ContainerOrphans(engine.Need(), Folder).RemoveAsync();

        Assert.Contains($"container {gone.Container}", removed);
        Assert.Contains(removed, each => each.StartsWith($"volume {gone.Container}-", StringComparison.Ordinal));
        Assert.Empty(await gone.MadeAsync());
        Assert.Equal(2, (await there.MadeAsync()).Length);
        Assert.IsType<Ports.ServerStarted.AlreadyRunning>(await there.Server.StartAsync());
    }

    [Fact]
    public async Task The_server_of_a_moved_checkout_stays_when_that_checkout_asks()
    {
        engine.Need();
        await using var checkout = new Checkout(engine, "before");
        var old = checkout.Container;
        Assert.True((await Host.RunAsync("start", checkout.Ferry)).Succeeded);
        checkout.MoveTo("after");

        Assert.DoesNotContain($"container {old}", await new ContainerOrphans(engine.Need(), checkout.Ferry).RemoveAsync());
        await DockerCommand.RunAsync("rm", "--force", old);
        Assert.DoesNotContain(await new ContainerOrphans(engine.Need(), checkout.Ferry).RemoveAsync(), each => each.Contains(old, StringComparison.Ordinal));

        Assert.IsType<Ports.ServerStarted.Started>(await checkout.Server.StartAsync());
    }

    [Theory]
    [InlineData("dead", true)]
    [InlineData("living", false)]
    [InlineData("of another machine", false)]
    [InlineData("none", false)]
    public async Task Things_of_a_process_that_may_still_need_them_stay(string owner, bool goes)
    {
        engine.Need();
        Directory.CreateDirectory(Folder);
        var name = $"ferry-test-{Guid.NewGuid():N}";
        string[] labels = ["--label", $"ferry.checkout={Folder}", "--label", $"ferry.owner={await OwnerAsync(owner)}"];
        await DockerCommand.RunAsync(["create", "--name", name, .. labels, "--label", "ferry.role=sandbox", TestEngine.Image, "true"]);
        await DockerCommand.RunAsync(["volume", "create", .. labels, "--label", "ferry.role=server", name]);
        try
        {
            var removed = await new ContainerOrphans(engine.Need(), Folder).RemoveAsync();

            Assert.Equal(goes, removed.Contains($"container {name}"));
            Assert.Equal(goes, removed.Contains($"volume {name}"));
            Assert.Equal(!goes, await DockerCommand.HasContainerAsync(name));
            Assert.Equal(!goes, await DockerCommand.HasVolumeAsync(name));
        }
        finally
        {
            await DockerCommand.TryAsync("rm", "--force", "--volumes", name);
            await DockerCommand.TryAsync("volume", "rm", "--force", name);
        }
    }

    private async Task<string> OwnerAsync(string kind)
    {
        if (kind == "living") return ProcessOwner.This.ToString();
        if (kind == "none") return "";
        using var process = Process.Start(new ProcessStartInfo(Host.Program, ["status", Folder, TestEngine.Image]) { RedirectStandardOutput = true })!;
        var owner = ProcessOwner.This with { ProcessId = process.Id };
        await process.WaitForExitAsync();
        return $"{(kind == "dead" ? owner : owner with { Host = "elsewhere" })}";
    }

    private Task UntilMadeAsync(string role) => Host.UntilAsync(
        async () => await DockerCommand.LinesAsync("ps", "--quiet", "--filter", $"label=ferry.checkout={Folder}", "--filter", $"label=ferry.role={role}") is [_],
        $"a container for {role} runs");

    private async Task<string[]> VolumesOfContainersAsync()
    {
        var containers = await DockerCommand.LinesAsync("ps", "--all", "--quiet", "--filter", $"label=ferry.checkout={Folder}");
        return await DockerCommand.LinesAsync(["inspect", "--format", "{{range .Mounts}}{{println .Name}}{{end}}", .. containers]);
    }
}
