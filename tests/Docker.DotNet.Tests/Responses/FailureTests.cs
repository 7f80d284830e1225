using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Docker.DotNet.Tests.Simulated;

namespace Docker.DotNet.Tests.Responses;

public class FailureTests
{
    public static TheoryData<string, int, Type> Typed => new()
    {
        { "inspect", 404, typeof(DockerContainerNotFoundException) },
        { "inspect", 409, typeof(DockerApiException) },
        { "exec", 404, typeof(DockerContainerNotFoundException) },
        { "create", 404, typeof(DockerImageNotFoundException) },
        { "image", 404, typeof(DockerImageNotFoundException) },
        { "network", 404, typeof(DockerNetworkNotFoundException) },
        { "network", 403, typeof(DockerApiException) },
        { "volume", 404, typeof(DockerApiException) },
        { "service", 503, typeof(DockerSwarmNodeNotParticipatingException) },
        { "service", 404, typeof(DockerApiException) },
        { "init", 503, typeof(DockerSwarmNodeAlreadyParticipatingException) },
        { "tasks", 503, typeof(DockerApiException) },
        { "ping", 500, typeof(DockerApiException) },
        { "ping", 400, typeof(DockerApiException) },
    };

    [Theory]
    [MemberData(nameof(Typed))]
    public async Task A_failure_status_has_the_type_of_what_the_call_is_about(string call, int status, Type type)
    {
        await using var engine = SimulatedEngine.OverUnixSocket(
            exchange => exchange.AnswerAsync("""{"message":"no"}""", $"{status} Some reason"));
        using var client = engine.Client();

        var exception = await Assert.ThrowsAnyAsync<DockerApiException>(() => Call(client, call));

        Assert.IsType(type, exception);
        Assert.Equal((HttpStatusCode)status, exception.StatusCode);
        Assert.Equal("""{"message":"no"}""", exception.ResponseBody);
        Assert.Equal(
            $$"""Docker API responded with status code='{{(HttpStatusCode)status}}', response='{"message":"no"}'.""",
            exception.Message);
    }

    [Fact]
    public async Task Not_modified_is_an_answer_and_not_a_failure()
    {
        await using var engine = SimulatedEngine.OverUnixSocket(
            exchange => exchange.WriteAsync("HTTP/1.1 304 Not Modified\r\n\r\n"));
        using var client = engine.Client();

        Assert.False(await client.Containers.StartContainerAsync("c"));
        Assert.False(await client.Containers.StopContainerAsync("c", new()));
    }

    [Fact]
    public async Task A_proxy_page_instead_of_JSON_is_kept_as_the_body_of_the_failure()
    {
        await using var engine = SimulatedEngine.OverUnixSocket(
            exchange => exchange.AnswerAsync("<h1>Bad gateway</h1>", "502 Bad Gateway", "Content-Type: text/html\r\n"));
        using var client = engine.Client();

        var exception = await Assert.ThrowsAsync<DockerApiException>(() => client.System.GetVersionAsync());

        Assert.Equal("<h1>Bad gateway</h1>", exception.ResponseBody);
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("""{"ApiVersion":"1.4""")]
    [InlineData("""{"ApiVersion":41}""")]
    [InlineData("""{"ApiVersion":"1.41"} {"""
    )]
    public async Task An_answer_that_is_no_such_document_is_a_JSON_failure(string body)
    {
        await using var engine = SimulatedEngine.OverUnixSocket(exchange => exchange.AnswerAsync(body));
        using var client = engine.Client();

        await Assert.ThrowsAsync<JsonException>(() => client.System.GetVersionAsync());
    }

    [Fact]
    public async Task A_connection_that_is_cut_within_the_body_is_no_shorter_answer()
    {
        await using var engine = SimulatedEngine.OverUnixSocket(
            exchange => exchange.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"ApiVersion\":\"1.41\"}"));
        using var client = engine.Client();

        await Assert.ThrowsAnyAsync<IOException>(() => client.System.GetVersionAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 20")]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n")]
    public async Task An_answer_that_is_no_HTTP_is_a_request_failure(string answer)
    {
        await using var engine = SimulatedEngine.OverUnixSocket(exchange => exchange.WriteAsync(answer));
        using var client = engine.Client();

        await Assert.ThrowsAsync<HttpRequestException>(() => client.System.PingAsync());
    }

    [Fact]
    public async Task A_socket_nobody_listens_on_fails_with_the_reason_inside()
    {
        using var client = new DockerClientBuilder().WithEndpoint(new Uri("unix:///nowhere/docker.sock")).Build();

        var exception = await Assert.ThrowsAsync<HttpRequestException>(() => client.System.PingAsync());

        Assert.Equal("Connection failed.", exception.Message);
        Assert.IsType<SocketException>(exception.InnerException);
    }

    [Fact]
    public async Task A_refused_connection_fails_with_the_reason_inside()
    {
        Uri closed;
        await using (var engine = SimulatedEngine.OverTcp(_ => Task.CompletedTask)) closed = engine.Endpoint;
        using var client = new DockerClientBuilder().WithEndpoint(closed).Build();

        var exception = await Assert.ThrowsAsync<HttpRequestException>(() => client.System.PingAsync());

        Assert.Equal(SocketError.ConnectionRefused, Assert.IsType<SocketException>(exception.InnerException).SocketErrorCode);
    }

    private static Task Call(DockerClient client, string call) => call switch
    {
        "inspect" => client.Containers.InspectContainerAsync("x"),
        "exec" => client.Exec.StartContainerExecAsync("x", new()),
        "create" => client.Containers.CreateContainerAsync(new()),
        "image" => client.Images.InspectImageAsync("x"),
        "network" => client.Networks.DeleteNetworkAsync("x"),
        "volume" => client.Volumes.InspectAsync("x"),
        "service" => client.Swarm.InspectServiceAsync("x"),
        "init" => client.Swarm.InitSwarmAsync(new()),
        "tasks" => client.Tasks.ListAsync(CancellationToken.None),
        _ => client.System.PingAsync(),
    };
}
