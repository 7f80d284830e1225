using System.Globalization;
using System.Text;
using Docker.DotNet.Tests.Simulated;

namespace Docker.DotNet.Tests.Streams;

public class HijackTests
{
    [Theory]
    [InlineData("unix")]
    [InlineData("tcp")]
    public async Task Input_can_end_while_output_goes_on(string transport)
    {
        await using var engine = Engine(transport, EchoBackwardsAsync);
        using var client = engine.Client();

        using var stream = await client.Exec.StartContainerExecAsync("e", new());
        await stream.CopyFromAsync(new MemoryStream("abc"u8.ToArray()), CancellationToken.None);
        stream.CloseWrite();

        Assert.Equal(("cba", "done"), await stream.ReadOutputToEndAsync(CancellationToken.None));
        var sent = engine.Seen.Single();
        Assert.Equal("POST /exec/e/start", $"{sent.Method} {sent.Target}");
        Assert.Equal(["Upgrade"], sent.Headers["Connection"]);
        Assert.Equal(["tcp"], sent.Headers["Upgrade"]);
        Assert.Equal("""{"Detach":false,"TTY":false}""", sent.Body);
    }

    [Fact]
    public async Task Output_in_the_same_packet_as_the_upgrade_is_not_lost()
    {
        await using var engine = Engine("unix", exchange => exchange.WriteAsync(
        [
            .. "HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n"u8,
            .. Frames.Of(1, "at once"),
            .. Frames.Of(2, new string('e', 100_000)),
        ]));
        using var client = engine.Client();

        using var stream = await client.Exec.StartContainerExecAsync("e", new());

        Assert.Equal(("at once", new string('e', 100_000)), await stream.ReadOutputToEndAsync(CancellationToken.None));
    }

    [Fact]
    public async Task With_a_terminal_output_is_raw()
    {
        await using var engine = Engine("unix", async exchange =>
        {
            await exchange.UpgradeAsync();
            await exchange.WriteAsync("plain");
        });
        using var client = engine.Client();

        using var stream = await client.Exec.StartContainerExecAsync("e", new() { TTY = true });

        Assert.Equal(("plain", ""), await stream.ReadOutputToEndAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_command_that_is_detached_has_no_output()
    {
        await using var engine = Engine("unix", exchange => exchange.AnswerAsync(""));
        using var client = engine.Client();

        using var stream = await client.Exec.StartContainerExecAsync("e", new() { Detach = true });

        Assert.Equal(("", ""), await stream.ReadOutputToEndAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Connections_of_calls_at_the_same_time_are_not_mixed_up()
    {
        await using var engine = Engine("unix", EchoBackwardsAsync);
        using var client = engine.Client();

        await Task.WhenAll(Enumerable.Range(100, 30).Select(async number =>
        {
            var text = number.ToString(CultureInfo.InvariantCulture);
            using var stream = await client.Exec.StartContainerExecAsync(text, new());
            await stream.WriteAsync(Encoding.ASCII.GetBytes(text), 0, 3, CancellationToken.None);
            stream.CloseWrite();
            Assert.Equal((new string([.. text.Reverse()]), "done"), await stream.ReadOutputToEndAsync(CancellationToken.None));
        }));
    }

    [Fact]
    public async Task A_connection_that_is_cut_within_a_frame_is_no_end_of_output()
    {
        await using var engine = Engine("unix", async exchange =>
        {
            await exchange.UpgradeAsync();
            await exchange.WriteAsync(Frames.Of(1, "cut")[..^1]);
        });
        using var client = engine.Client();

        using var stream = await client.Exec.StartContainerExecAsync("e", new());

        await Assert.ThrowsAsync<EndOfStreamException>(() => stream.ReadOutputToEndAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_reader_that_waits_can_be_cancelled()
    {
        await using var engine = Engine("unix", async exchange =>
        {
            await exchange.UpgradeAsync();
            await Task.Delay(Timeout.Infinite);
        });
        using var client = engine.Builder().WithTimeout(TimeSpan.FromMilliseconds(50)).Build();
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));

        using var stream = await client.Exec.StartContainerExecAsync("e", new());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stream.ReadOutputToEndAsync(cancel.Token));
        Assert.True(cancel.IsCancellationRequested);
    }

    [Fact]
    public async Task Disposing_of_the_stream_closes_the_connection()
    {
        var closed = new TaskCompletionSource();
        await using var engine = Engine("unix", async exchange =>
        {
            await exchange.UpgradeAsync();
            if (await exchange.Connection.ReadAsync(new byte[1]) == 0) closed.SetResult();
        });
        using var client = engine.Client();

        (await client.Exec.StartContainerExecAsync("e", new())).Dispose();

        await closed.Task.WaitAsync(TimeSpan.FromSeconds(10));
    }

    internal static async Task EchoBackwardsAsync(Exchange exchange)
    {
        await exchange.UpgradeAsync();
        using var input = new MemoryStream();
        await exchange.Connection.CopyToAsync(input);
        await exchange.WriteAsync(Frames.Of(1, new string([.. Encoding.UTF8.GetString(input.ToArray()).Reverse()])));
        await exchange.WriteAsync(Frames.Of(2, "done"));
    }

    private static SimulatedEngine Engine(string transport, Func<Exchange, Task> answer) =>
        transport == "unix" ? SimulatedEngine.OverUnixSocket(answer) : SimulatedEngine.OverTcp(answer);
}
