using Docker.DotNet.NPipe;
using Docker.DotNet.Tests.Simulated;

namespace Docker.DotNet.Tests.Client;

/// <summary>Elsewhere .NET runs named pipes over Unix sockets, so all but closing one direction can be tried there too.</summary>
public class NamedPipeTests
{
    [Fact]
    public async Task An_engine_is_reached_over_a_named_pipe()
    {
        await using var engine = SimulatedEngine.OverNamedPipe(exchange => exchange.AnswerAsync("""{"ApiVersion":"1.44"}"""));
        using var client = engine.Client();

        Assert.Equal("1.44", (await client.System.GetVersionAsync()).APIVersion);
        Assert.Equal("1.44", (await client.System.GetVersionAsync()).APIVersion);
    }

    [Fact]
    public async Task A_command_is_spoken_to_over_a_named_pipe()
    {
        await using var engine = SimulatedEngine.OverNamedPipe(async exchange =>
        {
            await exchange.UpgradeAsync();
            var input = new byte[3];
            await exchange.Connection.ReadExactlyAsync(input);
            await exchange.WriteAsync([.. Frames.Header(1, 3), .. input]);
        });
        using var client = engine.Client();

        using var stream = await client.Exec.StartContainerExecAsync("e", new());
        await stream.WriteAsync("abc"u8.ToArray(), 0, 3, CancellationToken.None);

        Assert.Equal(("abc", ""), await stream.ReadOutputToEndAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_pipe_that_is_not_there_is_not_waited_for_longer_than_said()
    {
        using var client = new DockerClientBuilder()
            .WithEndpoint(new Uri("npipe://./pipe/docker-dotnet-nobody"))
            .WithTransportOptions(new NPipeTransportOptions { ConnectTimeout = TimeSpan.FromMilliseconds(100) })
            .Build();

        var exception = await Assert.ThrowsAsync<HttpRequestException>(() => client.System.PingAsync());

        Assert.IsType<TimeoutException>(exception.InnerException);
    }
}
