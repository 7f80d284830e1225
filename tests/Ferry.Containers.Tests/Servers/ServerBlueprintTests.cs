using System.Globalization;
using Docker.DotNet.Models;
using Ferry.Containers.Servers;
using Ferry.Settings;

namespace Ferry.Containers.Tests.Servers;

public sealed class ServerBlueprintTests
{
    [Theory]
    [InlineData(null, null, "memory= cpus=")]
    [InlineData(536870912L, null, "memory=536870912 cpus=")]
    [InlineData(null, "1.5", "memory= cpus=1.5")]
    public void Limits_are_written_the_same_in_every_language(long? memory, string? cpus, string expected)
    {
        var settings = new ContainerSettings("postgres:18", Memory: memory, Cpus: cpus is null ? null : decimal.Parse(cpus, CultureInfo.InvariantCulture));
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = new NumberFormatInfo { NumberDecimalSeparator = "," } };
        try
        {
            Assert.Equal(expected, ServerBlueprint.Describe(settings));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("/var/lib/postgresql/data")]
    [InlineData("/var/lib/postgresql")] // of version 18 on
    public void The_data_goes_where_the_image_wants_it_so_that_no_nameless_volume_is_made(string folder)
    {
        var image = new ImageInspectResponse { ID = "sha256:1", Config = new() { Volumes = new Dictionary<string, EmptyStruct> { ["/other"] = default, [folder] = default } } };

        var container = ServerBlueprint.Durable(image, new ContainerSettings("postgres:18"), "volume", 20000, []);

        Assert.Equal(folder, Assert.Single(container.HostConfig!.Mounts!).Target);
        Assert.Contains($"PGDATA={folder}/pgdata", container.Env!);
        Assert.Equal(folder, Assert.Single(ServerBlueprint.InMemory(image, new ContainerSettings("postgres:18"), []).HostConfig!.Tmpfs!).Key);
    }

    [Theory]
    [InlineData("postgres:18", "postgres:18")]
    [InlineData("postgres:17", "a/first:1")] // the settings have changed since
    public void A_container_knows_its_image_by_a_name(string settings, string expected)
    {
        var image = new ImageInspectResponse { ID = "sha256:1", RepoTags = ["a/first:1", "postgres:18"] };

        Assert.Equal(expected, ServerBlueprint.InMemory(image, new ContainerSettings(settings), []).Image);
        Assert.Equal("sha256:1", ServerBlueprint.InMemory(new ImageInspectResponse { ID = "sha256:1" }, new ContainerSettings(settings), []).Image);
    }
}
