using System.Text;
using System.Text.Json.Nodes;
using Docker.DotNet.Models;
using Docker.DotNet.Tests.Simulated;

namespace Docker.DotNet.Tests.Requests;

public sealed class BodyTests : IAsyncLifetime
{
    private readonly SimulatedEngine _engine = SimulatedEngine.OverUnixSocket(exchange => exchange.AnswerAsync("{}"));
    private readonly DockerClient _client;

    public BodyTests() => _client = _engine.Client();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return _engine.DisposeAsync();
    }

    [Fact]
    public async Task Null_is_left_out_and_empty_values_are_written()
    {
        await _client.Volumes.CreateAsync(new() { Name = "v" });

        var sent = _engine.Seen.Single();
        Assert.Equal("""{"Name":"v","Driver":""}""", sent.Body);
        Assert.Equal(["application/json; charset=utf-8"], sent.Headers["Content-Type"]);
        Assert.Equal(["24"], sent.Headers["Content-Length"]);
    }

    [Fact]
    public async Task A_container_is_described_in_the_words_of_the_engine()
    {
        await _client.Containers.CreateContainerAsync(new()
        {
            Name = "db",
            Image = "postgres:18",
            ExposedPorts = new Dictionary<string, EmptyStruct> { ["5432/tcp"] = default },
            Healthcheck = new() { Test = ["NONE"], Interval = TimeSpan.FromMilliseconds(1500) },
            StopTimeout = TimeSpan.FromSeconds(30),
            HostConfig = new()
            {
                RestartPolicy = new() { Name = RestartPolicyKind.OnFailure, MaximumRetryCount = 2 },
                ConsoleSize = new() { Height = 24, Width = 80 },
                NanoCPUs = 1_500_000_000,
                PortBindings = new Dictionary<string, IList<PortBinding>>
                {
                    ["5432/tcp"] = [new() { HostIP = "127.0.0.1", HostPort = "" }],
                },
                Tmpfs = new Dictionary<string, string> { ["/data"] = "size=64m" },
            },
        });

        var sent = _engine.Seen.Single();
        Assert.Equal("/containers/create?name=db", sent.Target);
        var body = JsonNode.Parse(sent.Body)!;
        Assert.Equal("{}", body["ExposedPorts"]!["5432/tcp"]!.ToJsonString());
        Assert.Equal(1_500_000_000, body["Healthcheck"]!["Interval"]!.GetValue<long>());
        Assert.Equal(30, body["StopTimeout"]!.GetValue<long>());
        var host = body["HostConfig"]!;
        Assert.Equal("on-failure", host["RestartPolicy"]!["Name"]!.GetValue<string>());
        Assert.Equal("[24,80]", host["ConsoleSize"]!.ToJsonString());
        Assert.Equal(1_500_000_000, host["NanoCpus"]!.GetValue<long>());
        Assert.Equal("""[{"HostIp":"127.0.0.1","HostPort":""}]""", host["PortBindings"]!["5432/tcp"]!.ToJsonString());
        Assert.Null(host["Binds"]);
    }

    [Fact]
    public async Task Credentials_of_a_pull_are_always_sent_and_fit_into_a_URL()
    {
        var none = new Reports<JSONMessage>();
        await _client.Images.CreateImageAsync(new() { FromImage = "a", Tag = "1" }, authConfig: null, none);
        await _client.Images.CreateImageAsync(new() { FromImage = "a" }, new() { Username = "ÿ>?" }, none);

        Assert.Equal("/images/create?fromImage=a&tag=1", _engine.Seen[0].Target);
        Assert.Equal(["e30="], _engine.Seen[0].Headers["X-Registry-Auth"]);
        var header = _engine.Seen[1].Headers["X-Registry-Auth"].Single();
        Assert.DoesNotContain('+', header);
        Assert.DoesNotContain('/', header);
        var json = Encoding.UTF8.GetString(Convert.FromBase64String(header.Replace('-', '+').Replace('_', '/')));
        Assert.Equal("ÿ>?", JsonNode.Parse(json)!["username"]!.GetValue<string>());
    }

    [Fact]
    public async Task Credentials_of_a_build_are_sent_by_registry()
    {
        var reports = new Reports<JSONMessage>();
        await _client.Images.BuildImageFromDockerfileAsync(new(), new MemoryStream(), [], null, reports);
        await _client.Images.BuildImageFromDockerfileAsync(
            new(), new MemoryStream(), [new() { ServerAddress = "r:5000", Username = "u" }], null, reports);

        Assert.Equal(["e30="], _engine.Seen[0].Headers["X-Registry-Config"]);
        Assert.Equal(
            """{"r:5000":{"username":"u","serveraddress":"r:5000"}}""",
            Encoding.UTF8.GetString(Convert.FromBase64String(_engine.Seen[1].Headers["X-Registry-Config"].Single())));
    }

    [Fact]
    public async Task A_tar_archive_is_sent_with_its_length_if_that_is_known_and_in_chunks_if_not()
    {
        using var known = new MemoryStream("archive"u8.ToArray());
        await _client.Containers.ExtractArchiveToContainerAsync("c", new() { Path = "/a b" }, known);
        using var unknown = new OneWayStream(known);
        known.Position = 0;
        await _client.Containers.ExtractArchiveToContainerAsync("c", new() { Path = "/" }, unknown);

        Assert.Equal("PUT /containers/c/archive?path=%2Fa%20b", $"{_engine.Seen[0].Method} {_engine.Seen[0].Target}");
        Assert.All(_engine.Seen, sent => Assert.Equal("archive", sent.Body));
        Assert.All(_engine.Seen, sent => Assert.Equal(["application/x-tar"], sent.Headers["Content-Type"]));
        Assert.Equal(["7"], _engine.Seen[0].Headers["Content-Length"]);
        Assert.Equal(["chunked"], _engine.Seen[1].Headers["Transfer-Encoding"]);
        Assert.True(known.CanRead, "The archive stays the caller's.");
    }

    [Fact]
    public async Task An_import_comes_from_the_body()
    {
        var parameters = new ImagesCreateParameters { Repo = "r", Tag = "t", Changes = ["CMD sh"] };
        await _client.Images.CreateImageAsync(parameters, new MemoryStream([1]), null, new Reports<JSONMessage>());

        Assert.Equal("/images/create?fromSrc=-&repo=r&tag=t&changes=CMD%20sh", _engine.Seen.Single().Target);
        Assert.Null(parameters.FromSrc);
    }
}
