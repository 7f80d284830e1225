using System.Net;
using System.Net.Sockets;
using Ferry.Front;

namespace Ferry.Apps.Tests.Front;

public sealed class RoutesTests
{
    private const string Get = "GET / HTTP/1.1\r\nHost: here\r\n\r\n";
    private const string Ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    [Fact]
    public async Task The_next_request_of_a_kept_connection_goes_to_the_release_that_serves_then()
    {
        await using var wire = new Wire();
        using var client = await wire.ConnectAsync();
        await client.SayAsync(Get);
        using var old = await wire.AcceptAsync();
        await old.HearAsync(Get);
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        wire.Lead(listener.LocalEndpoint);
        await old.SayAsync(Ok); // the switch was while it was being answered
        await client.HearAsync(Ok);
        await client.SayAsync(Get);
        using var next = new Wire.Side(await listener.AcceptTcpClientAsync().WaitAsync(TimeSpan.FromSeconds(10)));
        await next.HearAsync(Get);
        await next.SayAsync(Ok);

        await client.HearAsync(Ok);
        await old.HearsTheEndAsync();
    }

    [Fact]
    public async Task A_request_waits_through_a_pause_and_is_told_when_it_takes_too_long()
    {
        await using var wire = new Wire(FrontLimits.Everyday with { Pause = TimeSpan.FromSeconds(1) });
        wire.Lead(null);
        using var client = await wire.ConnectAsync();
        await client.SayAsync(Get);
        await Task.Delay(500);
        Assert.False(client.Stream.DataAvailable);

        Assert.StartsWith("HTTP/1.1 503 Service Unavailable", await client.HearAllAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_release_that_takes_no_connections_is_told()
    {
        await using var wire = new Wire(FrontLimits.Everyday with { Connect = TimeSpan.FromMilliseconds(500) });
        wire.StopListening();
        using var client = await wire.ConnectAsync();
        await client.SayAsync(Get);

        Assert.StartsWith("HTTP/1.1 502 Bad Gateway", await client.HearAllAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_route_is_drained_when_the_last_request_of_it_is_answered()
    {
        await using var wire = new Wire();
        using var client = await wire.ConnectAsync();
        await client.SayAsync(Get);
        using var release = await wire.AcceptAsync();
        await release.HearAsync(Get);
        wire.Lead(null);
        await Task.Delay(200);
        Assert.Equal("1", wire.Drained);
        await release.SayAsync(Ok);
        await client.HearAsync(Ok);
        await Task.Delay(200);

        Assert.Equal("2", wire.Drained);
    }
}
