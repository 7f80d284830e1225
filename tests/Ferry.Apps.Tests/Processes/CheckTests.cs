using Ferry.Apps.Tests.Testing;
using Ferry.Core.Releases;

namespace Ferry.Apps.Tests.Processes;

public sealed class CheckTests
{
    private static readonly AppBuild Build = new("one", null, IsClean: true);

    [Fact]
    public async Task An_app_that_can_be_deployed_passes_every_gate()
    {
        await using var site = new TestSite();
        site.Build("one");

        Assert.All(await site.Target.CheckAsync(Build, CancellationToken.None), gate => Assert.Equal(GateVerdict.Passed, gate.Verdict));
        Assert.False(Directory.Exists(site.Place.Folder)); // nothing was written
    }

    [Fact]
    public async Task What_is_missing_is_refused_by_name()
    {
        await using var site = new TestSite(new { artifact = "nowhere", variables = new[] { "TEST_APP_UNSET", "PATH" } });
        var refused = (await site.Target.CheckAsync(Build, CancellationToken.None)).Where(gate => gate.Verdict == GateVerdict.Refused).ToDictionary(gate => gate.Name, gate => gate.Detail);

        Assert.Equal(new() { ["app variables"] = "not set: TEST_APP_UNSET", ["app artifact"] = "nowhere holds no published app" }, refused);
    }

    [Fact]
    public async Task A_project_that_is_not_there_is_refused()
    {
        await using var site = new TestSite(new { artifact = (string?)null, project = "src/Nothing" });
        var gate = (await site.Target.CheckAsync(Build, CancellationToken.None)).Single(gate => gate.Name == "app artifact");

        Assert.Equal((GateVerdict.Refused, "src/Nothing is no project"), (gate.Verdict, gate.Detail));
    }
}
