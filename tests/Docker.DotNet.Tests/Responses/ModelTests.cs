using System.Text.Json;
using Docker.DotNet.Models;
using Docker.DotNet.Tests.Simulated;

namespace Docker.DotNet.Tests.Responses;

public class ModelTests
{
    [Fact]
    public async Task Times_come_as_text_or_as_seconds()
    {
        var created = new DateTime(2026, 3, 4, 5, 6, 7, DateTimeKind.Utc);
        var seconds = new DateTimeOffset(created).ToUnixTimeSeconds();

        var listed = await AnsweredAsync($$"""[{"Id":"a","Created":{{seconds}}}]""", client => client.Images.ListImagesAsync(new()));
        var inspected = await AnsweredAsync(
            """{"Id":"a","Created":"2026-03-04T05:06:07.123456789Z"}""", client => client.Images.InspectImageAsync("a"));

        Assert.Equal(created, listed.Single().Created);
        Assert.Equal(DateTimeKind.Utc, listed.Single().Created.Kind);
        Assert.Equal(created.AddTicks(1234567), inspected.Created);
    }

    [Fact]
    public async Task An_inspected_container_is_read_with_what_it_does_not_have()
    {
        var container = await AnsweredAsync(
            """
            {"Id":"c","Created":"0001-01-01T00:00:00Z","State":{"Status":"running","Health":{"Status":"healthy","FailingStreak":0,
            "Log":[{"Start":"2026-03-04T05:06:07+02:00","End":"2026-03-04T05:06:08Z","ExitCode":0,"Output":""}]}},
            "Config":{"Tty":true,"StopTimeout":12,"Healthcheck":{"Interval":2000000000}},"HostConfig":{"ConsoleSize":[0,0],
            "RestartPolicy":{"Name":"unless-stopped"},"Binds":null},"NetworkSettings":{"Ports":{"80/tcp":null,
            "81/tcp":[{"HostIp":"127.0.0.1","HostPort":"8081"}]},"Networks":{}},"Invented":{"later":[1]}}
            """,
            client => client.Containers.InspectContainerAsync("c"));

        Assert.Equal("c", container.ID);
        Assert.Equal(3, container.State!.Health!.Log.Single().Start.ToUniversalTime().Hour);
        Assert.Equal(TimeSpan.FromSeconds(12), container.Config!.StopTimeout);
        Assert.Equal(TimeSpan.FromSeconds(2), container.Config.Healthcheck!.Interval);
        Assert.Equal(RestartPolicyKind.UnlessStopped, container.HostConfig!.RestartPolicy.Name);
        Assert.Null(container.HostConfig.Binds);
        Assert.Null(container.NetworkSettings!.Ports["80/tcp"]);
        Assert.Equal("8081", container.NetworkSettings.Ports["81/tcp"].Single().HostPort);
    }

    [Fact]
    public async Task A_restart_policy_nobody_knows_is_a_JSON_failure() => await Assert.ThrowsAsync<JsonException>(
        () => AnsweredAsync(
            """{"HostConfig":{"RestartPolicy":{"Name":"sometimes"}}}""",
            client => client.Containers.InspectContainerAsync("c")));

    [Fact]
    public async Task Names_are_read_to_the_letter()
    {
        var version = await AnsweredAsync("""{"apiversion":"1.41","Os":"linux"}""", client => client.System.GetVersionAsync());

        Assert.Equal("", version.APIVersion);
        Assert.Equal("linux", version.Os);
    }

    [Fact]
    public async Task What_an_archive_holds_is_in_a_header()
    {
        var stat = Convert.ToBase64String("""{"name":"f","size":7,"mode":420,"mtime":"2026-01-01T00:00:00Z"}"""u8);
        await using var engine = SimulatedEngine.OverUnixSocket(
            exchange => exchange.AnswerAsync(exchange.Method == "HEAD" ? "" : "archive", extra: $"X-Docker-Container-Path-Stat: {stat}\r\n"));
        using var client = engine.Client();

        var only = await client.Containers.GetArchiveFromContainerAsync("c", new() { Path = "/f" }, statOnly: true);
        var all = await client.Containers.GetArchiveFromContainerAsync("c", new() { Path = "/f" }, statOnly: false);

        Assert.Null(only.Stream);
        Assert.Equal((7, 420u), (only.Stat.Size, only.Stat.Mode));
        using var reader = new StreamReader(all.Stream!);
        Assert.Equal("archive", await reader.ReadToEndAsync());
        Assert.Equal(["HEAD", "GET"], engine.Seen.Select(exchange => exchange.Method));
    }

    private static async Task<T> AnsweredAsync<T>(string body, Func<DockerClient, Task<T>> call)
    {
        await using var engine = SimulatedEngine.OverUnixSocket(exchange => exchange.AnswerAsync(body));
        using var client = engine.Client();
        return await call(client);
    }
}
