using System.Formats.Tar;
using System.Net;
using System.Text;
using Docker.DotNet.Models;
using Docker.DotNet.Tests.Simulated;

namespace Docker.DotNet.Tests.Real;

public class ImageTests(RealEngine engine)
{
    [Fact]
    public async Task An_image_is_inspected_tagged_listed_and_removed()
    {
        var client = engine.Need();
        var name = "docker-dotnet-tests/tagged-" + Guid.NewGuid().ToString("N");

        var id = (await client.Images.InspectImageAsync(engine.Image)).ID;
        await client.Images.TagImageAsync(engine.Image, new() { RepositoryName = name, Tag = "2" });
        var listed = await client.Images.ListImagesAsync(new()
        {
            Filters = new Dictionary<string, IDictionary<string, bool>>
            {
                ["reference"] = new Dictionary<string, bool> { [name] = true },
            },
        });
        var removed = await client.Images.DeleteImageAsync(name + ":2", new());

        Assert.Equal(id, Assert.Single(listed).ID);
        Assert.Contains(removed, each => each.TryGetValue("Untagged", out var untagged) && untagged == name + ":2");
        await Assert.ThrowsAsync<DockerImageNotFoundException>(() => client.Images.InspectImageAsync(name + ":2"));
    }

    [Fact]
    public async Task An_image_in_use_is_not_removed()
    {
        var client = engine.Need();
        await engine.StartAsync("exec sleep 300");

        var exception = await Assert.ThrowsAsync<DockerApiException>(() => client.Images.DeleteImageAsync(engine.Image, new()));

        Assert.Equal(HttpStatusCode.Conflict, exception.StatusCode);
    }

    [Fact]
    public async Task A_build_reports_its_steps_and_the_image()
    {
        var client = engine.Need();
        var tag = "docker-dotnet-tests/built:" + Guid.NewGuid().ToString("N");
        var reports = await BuildAsync(client, $"FROM {engine.Image}\nARG WHO\nRUN echo hello $WHO", tag);

        Assert.Contains(reports, report => report.Stream?.Contains("hello world", StringComparison.Ordinal) == true);
        Assert.Contains(reports, report => report.Aux?.ExtensionData?.ContainsKey("ID") == true);
        Assert.Equal("x", (await client.Images.InspectImageAsync(tag)).Config!.Labels!["of"]);
        await client.Images.DeleteImageAsync(tag, new() { Force = true });
    }

    [Fact]
    public async Task A_step_that_fails_is_reported_and_not_thrown()
    {
        var reports = await BuildAsync(engine.Need(), $"FROM {engine.Image}\nRUN exit 7", "docker-dotnet-tests/never:1");

        Assert.Equal(7, Assert.Single(reports, report => report.Error is not null).Error!.Code);
    }

    [Fact]
    public async Task A_Dockerfile_that_is_none_is_an_API_failure() => await Assert.ThrowsAsync<DockerApiException>(
        () => BuildAsync(engine.Need(), "NONSENSE", "docker-dotnet-tests/never:1"));

    [Fact]
    public async Task A_registry_that_is_not_there_is_an_API_failure()
    {
        var client = engine.Need();

        var exception = await Assert.ThrowsAsync<DockerApiException>(() => client.Images.CreateImageAsync(
            new() { FromImage = "127.0.0.1:1/absent", Tag = "1" }, authConfig: null, new Reports<JSONMessage>()));

        Assert.Equal(HttpStatusCode.InternalServerError, exception.StatusCode);
    }

    [Fact]
    public async Task Junk_is_not_loaded_and_the_engine_says_so()
    {
        var client = engine.Need();
        var reports = new Reports<JSONMessage>();

        await client.Images.LoadImageAsync(new() { Quiet = true }, new MemoryStream(new byte[2000]), reports);

        Assert.NotNull(Assert.Single(reports.All).Error!.Message);
    }

    private static async Task<IReadOnlyList<JSONMessage>> BuildAsync(DockerClient client, string dockerfile, string tag)
    {
        using var archive = new MemoryStream();
        await using (var tar = new TarWriter(archive, leaveOpen: true))
        {
            await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, "Dockerfile")
            {
                DataStream = new MemoryStream(Encoding.UTF8.GetBytes(dockerfile)),
            });
        }

        archive.Position = 0;
        var reports = new Reports<JSONMessage>();
        var parameters = new ImageBuildParameters
        {
            Tags = [tag],
            Remove = true,
            ForceRemove = true,
            BuildArgs = dockerfile.Contains("ARG", StringComparison.Ordinal) ? new Dictionary<string, string> { ["WHO"] = "world" } : null,
            Labels = new Dictionary<string, string> { ["of"] = "x" },
        };
        await client.Images.BuildImageFromDockerfileAsync(parameters, archive, [], null, reports);
        return reports.All;
    }
}
