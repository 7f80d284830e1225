using Ferry.Testing;

namespace Ferry.PostgreSql.Tests.Servers;

/// <summary>Which kind of server a test process gets, and on which image.</summary>
public sealed class TestServerChoiceTests
{
    private static readonly (string, string?) NoEngine = ("DOCKER_HOST", "unix:///there-is-none.sock");
    // Nothing listens on that port, so that it is known at once.
    private static readonly (string, string?) NoImage = (TestServerImage.Variable, "localhost:1/ferry-test/absent:15");

    [Fact]
    public async Task Local_needs_no_engine()
    {
        await using var other = await OtherTestProcess.StartAsync("local", NoEngine);

        Assert.True(await IsLocalAsync(other));
        Assert.Empty(other.Said);
    }

    [Fact]
    public async Task Without_an_engine_it_is_local_and_the_reason_is_said()
    {
        await using var other = await OtherTestProcess.StartAsync(null, NoEngine);

        Assert.True(await IsLocalAsync(other));
        Assert.Contains("No Docker engine answers.\n  where: unix:///there-is-none.sock: ", other.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Docker_fails_without_an_engine()
    {
        var result = await OtherTestProcess.RunAsync("docker", NoEngine);

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.StartsWith("No Docker engine answers.\n  where: unix:///there-is-none.sock: ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_other_kind_is_refused()
    {
        var result = await OtherTestProcess.RunAsync("podman");

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.StartsWith("FERRY_TEST_SERVER is \"podman\", which is no kind of test server. None was started.\n", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("docker")]
    [InlineData(null)]
    public async Task With_an_engine_it_is_in_a_container(string? kind)
    {
        var engine = await ContainerServers.NeedAsync();
        await using var other = await OtherTestProcess.StartAsync(kind);

        Assert.False(await IsLocalAsync(other));
        Assert.Equal("running", Assert.Single(await other.ContainersAsync(engine)).State);
        Assert.Empty(other.Said);
    }

    [Fact]
    public async Task The_image_can_be_chosen()
    {
        var engine = await ContainerServers.NeedAsync();
        var mine = Assert.Single(await engine.ListAsync($"{EngineLabels.Owner}={TestProcess.Name}"));
        await using var other = await OtherTestProcess.StartAsync("docker", (TestServerImage.Variable, mine.ImageID));

        Assert.Equal(mine.ImageID, Assert.Single(await other.ContainersAsync(engine)).Image);
        Assert.NotEqual(mine.ImageID, mine.Image);
    }

    [Fact]
    public async Task Without_the_image_it_is_local_and_the_reason_is_said()
    {
        await ContainerServers.NeedAsync();
        await using var other = await OtherTestProcess.StartAsync(null, NoImage);

        Assert.True(await IsLocalAsync(other));
        Assert.Contains("The image localhost:1/ferry-test/absent:15 is not on the Docker engine and could not be pulled.\n", other.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Docker_fails_without_the_image()
    {
        await ContainerServers.NeedAsync();

        var result = await OtherTestProcess.RunAsync("docker", NoImage);

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.StartsWith("The image localhost:1/ferry-test/absent:15 is not on the Docker engine and could not be pulled.\n", result.Error, StringComparison.Ordinal);
    }

    private static async Task<bool> IsLocalAsync(OtherTestProcess process) =>
        Directory.Exists((string?)await process.AskAsync("SELECT setting FROM pg_settings WHERE name = 'data_directory'"));
}
