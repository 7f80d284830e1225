namespace Ferry.Apps.Tests.Front;

public sealed class ConversationTests
{
    private const string Get = "GET / HTTP/1.1\r\nHost: here\r\n\r\n";
    private const string Ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    public static TheoryData<string, string> Exchanges() => new()
    {
        { Get, Ok },
        { "POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello", "HTTP/1.1 204 No Content\r\n\r\n" },
        { "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\nA;x=y\r\n0123456789\r\n0\r\nTrail: er\r\n\r\n", "HTTP/1.1 200 OK\r\ntransfer-encoding: gzip, Chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n" },
        { "HEAD / HTTP/1.1\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" },
        { Get, "HTTP/1.1 304 Not Modified\r\nContent-Length: 1000\r\n\r\n" },
        { Get, "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" + Ok },
    };

    [Theory]
    [MemberData(nameof(Exchanges))]
    public async Task Every_byte_arrives_and_the_next_request_on_both_connections_too(string request, string answer)
    {
        await using var wire = new Wire();
        using var client = await wire.ConnectAsync();
        await client.SayAsync(request);
        using var release = await wire.AcceptAsync();
        await release.HearAsync(request);
        await release.SayAsync(answer);
        await client.HearAsync(answer);

        await client.SayAsync(Get);
        await release.HearAsync(Get);
        await release.SayAsync(Ok);
        await client.HearAsync(Ok);
    }

    [Fact]
    public async Task Requests_that_were_sent_at_once_are_answered_one_after_the_other()
    {
        await using var wire = new Wire();
        using var client = await wire.ConnectAsync();
        await client.SayAsync(Get + Get);
        using var release = await wire.AcceptAsync();
        await release.HearAsync(Get);
        await release.HearsNothingAsync();
    }

    [Fact]
    public async Task An_answer_without_a_length_ends_with_its_connection()
    {
        await using var wire = new Wire();
        using var client = await wire.ConnectAsync();
        await client.SayAsync("GET / HTTP/1.0\r\n\r\n");
        using (var release = await wire.AcceptAsync())
        {
            await release.HearAsync("GET / HTTP/1.0\r\n\r\n");
            await release.SayAsync("HTTP/1.1 200 OK\r\n\r\nall of it");
        }

        Assert.Equal("HTTP/1.1 200 OK\r\n\r\nall of it", await client.HearAllAsync());
    }

    [Fact]
    public async Task A_client_that_expects_100_continue_is_told_to_go_on()
    {
        const string Head = "POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n";
        const string GoOn = "HTTP/1.1 100 Continue\r\n\r\n";
        await using var wire = new Wire();
        using var client = await wire.ConnectAsync();
        await client.SayAsync(Head);
        using var release = await wire.AcceptAsync();
        await release.HearAsync(Head);
        await release.SayAsync(GoOn);
        await client.HearAsync(GoOn);
        await client.SayAsync("body");
        await release.HearAsync("body");
        await release.SayAsync(Ok);
        await client.HearAsync(Ok);
    }

    [Fact]
    public async Task After_101_bytes_go_both_ways_and_each_side_can_end_first()
    {
        const string Upgrade = "GET /chat HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n";
        const string Switching = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n";
        await using var wire = new Wire();
        using var client = await wire.ConnectAsync();
        await client.SayAsync(Upgrade);
        using var release = await wire.AcceptAsync();
        await release.HearAsync(Upgrade);
        await release.SayAsync(Switching + "first");
        await client.HearAsync(Switching + "first");
        await client.SayAsync("second");
        await release.HearAsync("second");
        client.EndSaying();
        await release.HearsTheEndAsync();
        await release.SayAsync("last");
        await client.HearAsync("last");
        release.EndSaying();
        await client.HearsTheEndAsync();
    }

    [Fact]
    public async Task HTTP_2_goes_through_as_it_is()
    {
        const string Preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
        await using var wire = new Wire();
        using var client = await wire.ConnectAsync();
        await client.SayAsync(Preface);
        using var release = await wire.AcceptAsync();
        await release.HearAsync(Preface);
        await release.SayAsync("frames");
        await client.HearAsync("frames");
    }

    [Fact]
    public async Task A_client_that_gives_up_is_told_to_the_release()
    {
        await using var wire = new Wire();
        using var client = await wire.ConnectAsync();
        await client.SayAsync(Get);
        using var release = await wire.AcceptAsync();
        await release.HearAsync(Get);
        client.Reset();

        await AssertEndsAsync(release);
    }

    [Fact]
    public async Task A_client_that_breaks_off_within_its_request_is_told_to_the_release()
    {
        await using var wire = new Wire();
        using var client = await wire.ConnectAsync();
        await client.SayAsync("POST / HTTP/1.1\r\nContent-Length: 100\r\n\r\nhalf");
        using var release = await wire.AcceptAsync();
        await release.HearAsync("POST / HTTP/1.1\r\nContent-Length: 100\r\n\r\nhalf");
        client.Reset();

        await AssertEndsAsync(release);
    }

    [Fact]
    public async Task An_answer_that_breaks_off_is_not_taken_for_whole()
    {
        await using var wire = new Wire();
        using var client = await wire.ConnectAsync();
        await client.SayAsync(Get);
        using (var release = await wire.AcceptAsync())
        {
            await release.HearAsync(Get);
            await release.SayAsync("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
        }

        await Assert.ThrowsAnyAsync<IOException>(client.HearAllAsync);
    }

    [Fact]
    public async Task A_release_that_closes_without_an_answer_is_told_and_a_post_is_not_sent_twice()
    {
        const string Post = "POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\nhi";
        await using var wire = new Wire();
        using var client = await wire.ConnectAsync();
        await client.SayAsync(Get);
        using var release = await wire.AcceptAsync();
        await release.HearAsync(Get);
        await release.SayAsync(Ok);
        await client.HearAsync(Ok);
        await client.SayAsync(Post);
        await release.HearAsync(Post);
        release.Dispose();

        Assert.StartsWith("HTTP/1.1 502 Bad Gateway", await client.HearAllAsync(), StringComparison.Ordinal);
        await Assert.ThrowsAsync<TimeoutException>(() => wire.AcceptAsync().WaitAsync(TimeSpan.FromMilliseconds(300)));
    }

    [Fact]
    public async Task A_get_on_a_kept_connection_that_the_release_closes_at_that_moment_is_sent_again()
    {
        await using var wire = new Wire();
        using var client = await wire.ConnectAsync();
        await client.SayAsync(Get);
        using var release = await wire.AcceptAsync();
        await release.HearAsync(Get);
        await release.SayAsync(Ok);
        await client.HearAsync(Ok);
        await client.SayAsync(Get);
        await release.HearAsync(Get);
        release.Reset();
        using var again = await wire.AcceptAsync();
        await again.HearAsync(Get);
        await again.SayAsync(Ok);

        await client.HearAsync(Ok);
    }

    [Theory]
    [InlineData("no request at all\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nContent-Length: -5\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nContent-Length : 5\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: a\r\n folded\r\n\r\n")]
    public async Task What_can_be_read_in_two_ways_is_refused(string request)
    {
        await using var wire = new Wire();
        using var client = await wire.ConnectAsync();
        await client.SayAsync(request);

        Assert.StartsWith("HTTP/1.1 400 Bad Request", await client.HearAllAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_large_body_arrives_whole_through_a_slow_reader()
    {
        var body = new byte[64 << 20]; // more than the kernel keeps for the sockets in between
        new Random(1).NextBytes(body);
        await using var wire = new Wire();
        using var client = await wire.ConnectAsync();
        await client.SayAsync(Get);
        using var release = await wire.AcceptAsync();
        await release.HearAsync(Get);
        await release.SayAsync($"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\n\r\n");
        var sending = release.Stream.WriteAsync(body).AsTask();
        await Task.Delay(300);
        Assert.False(sending.IsCompleted); // it is held back, not piled up
        await client.HearAsync($"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\n\r\n");
        var heard = new byte[body.Length];
        await client.Stream.ReadExactlyAsync(heard);
        await sending;

        Assert.Equal(body, heard);
    }

    private static async Task AssertEndsAsync(Wire.Side side)
    {
        try
        {
            await side.HearsTheEndAsync();
        }
        catch (IOException)
        {
            // a reset is an end, too
        }
    }
}
