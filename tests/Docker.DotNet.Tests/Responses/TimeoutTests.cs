using Docker.DotNet.Tests.Simulated;

namespace Docker.DotNet.Tests.Responses;

public class TimeoutTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(150);

    [Fact]
    public async Task An_ordinary_call_waits_so_long_for_headers()
    {
        await using var engine = SimulatedEngine.OverUnixSocket(_ => Task.Delay(Timeout.Infinite));
        using var client = engine.Builder().WithTimeout(Short).Build();

        var exception = await Assert.ThrowsAsync<TaskCanceledException>(() => client.System.PingAsync());

        Assert.IsType<TimeoutException>(exception.InnerException);
    }

    [Fact]
    public async Task An_ordinary_call_waits_so_long_for_the_body()
    {
        await using var engine = SimulatedEngine.OverUnixSocket(async exchange =>
        {
            await exchange.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{");
            await Task.Delay(Timeout.Infinite);
        });
        using var client = engine.Builder().WithTimeout(Short).Build();

        await Assert.ThrowsAsync<TaskCanceledException>(() => client.System.GetVersionAsync());
    }

    [Fact]
    public async Task Calls_that_wait_for_a_container_take_as_long_as_it_does()
    {
        await using var engine = SimulatedEngine.OverUnixSocket(async exchange =>
        {
            await Task.Delay(4 * Short);
            await exchange.AnswerAsync("""{"StatusCode":3}""");
        });
        using var client = engine.Builder().WithTimeout(Short).Build();

        Assert.Equal(3, (await client.Containers.WaitContainerAsync("c")).StatusCode);
        Assert.True(await client.Containers.StopContainerAsync("c", new()));
        await client.Containers.RestartContainerAsync("c", new());
    }

    [Fact]
    public async Task The_callers_token_ends_a_call_and_is_named_in_the_exception()
    {
        await using var engine = SimulatedEngine.OverUnixSocket(_ => Task.Delay(Timeout.Infinite));
        using var client = engine.Client();
        using var cancel = new CancellationTokenSource(Short);

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => client.Containers.WaitContainerAsync("c", cancel.Token));

        Assert.Equal(cancel.Token, exception.CancellationToken);
    }

    [Fact]
    public async Task A_token_that_is_cancelled_already_sends_nothing()
    {
        await using var engine = SimulatedEngine.OverUnixSocket(exchange => exchange.AnswerAsync("OK"));
        using var client = engine.Client();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.System.PingAsync(new CancellationToken(true)));

        Assert.Empty(engine.Seen);
    }
}
