using System.Text;
using Docker.DotNet.Tests.Real;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Configurations;

namespace Docker.DotNet.Tests.Testcontainers;

/// <summary>The binaries of Testcontainers, as they are, on what this repository gives them.</summary>
public class ContainerBuilderTests(RealEngine engine)
{
    [Fact]
    public async Task A_container_is_started_asked_written_to_and_disposed_of()
    {
        var client = engine.Need();

        // It speaks 1.44 unless told otherwise, and asks once; its reaper is an image that this machine may not be able to pull.
        Environment.SetEnvironmentVariable("DOCKER_API_VERSION", client.Options.ApiVersion!.ToString());
        TestcontainersSettings.ResourceReaperEnabled = false;
        await using var container = new ContainerBuilder(engine.Image)
            .WithCommand("sh", "-c", "echo ready; sleep 300")
            .WithResourceMapping(Encoding.UTF8.GetBytes("mapped"), "/tmp/mapped")
            .WithCreateParameterModifier(parameters => parameters.Labels = engine.Labels.Concat(parameters.Labels).ToDictionary())
            .WithWaitStrategy(Wait.ForUnixContainer().UntilMessageIsLogged("ready"))
            .Build();

        await container.StartAsync();
        var answer = await container.ExecAsync(["sh", "-c", "cat /tmp/mapped; echo oops >&2; exit 3"]);
        await container.CopyAsync("copied"u8.ToArray(), "/tmp/copied");
        var copied = await container.ReadFileAsync("/tmp/copied");

        Assert.Equal(("mapped", "oops\n", 3), (answer.Stdout, answer.Stderr, answer.ExitCode));
        Assert.Equal("copied", Encoding.UTF8.GetString(copied));
        var id = container.Id;
        await container.DisposeAsync();
        await Assert.ThrowsAsync<DockerContainerNotFoundException>(() => client.Containers.InspectContainerAsync(id));
    }
}
