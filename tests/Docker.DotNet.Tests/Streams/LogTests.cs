using Docker.DotNet.Tests.Simulated;

namespace Docker.DotNet.Tests.Streams;

public class LogTests
{
    // API 1.41 labels a log with nothing or the wrong thing; from 1.42 on there are two content types.
    public static TheoryData<string, bool, string?> Versions => new()
    {
        { "1.41", false, null },
        { "1.41", true, null },
        { "1.41", false, "application/vnd.docker.raw-stream" },
        { "1.42", false, "application/vnd.docker.multiplexed-stream" },
        { "1.42", true, "application/vnd.docker.raw-stream" },
        { "1.44", false, "application/vnd.docker.multiplexed-stream" },
        { "1.51", false, "application/vnd.docker.multiplexed-stream" },
        { "1.51", true, "application/vnd.docker.raw-stream" },
    };

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task The_terminal_decides_about_frames_on_every_version(string version, bool terminal, string? contentType)
    {
        await using var engine = Engine(terminal, contentType, terminal ? "one\r\ntwo\r\n"u8.ToArray() : [.. Frames.Of(1, "one\n"), .. Frames.Of(2, "two\n")]);
        using var client = engine.Builder().WithApiVersion(new Version(version)).Build();

        using var log = await client.Containers.GetContainerLogsAsync("c", new() { ShowStdout = true, ShowStderr = true, Tail = "10" });
        using var attached = await client.Containers.AttachContainerAsync("c", new() { Stream = true, Stdout = true });

        var expected = terminal ? ("one\r\ntwo\r\n", "") : ("one\n", "two\n");
        Assert.Equal(expected, await log.ReadOutputToEndAsync(CancellationToken.None));
        Assert.Equal(expected, await attached.ReadOutputToEndAsync(CancellationToken.None));
        Assert.Equal(
            [
                $"GET /v{version}/containers/c/json",
                $"GET /v{version}/containers/c/logs?stdout=1&stderr=1&tail=10",
                $"GET /v{version}/containers/c/json",
                $"POST /v{version}/containers/c/attach?stream=1&stdout=1",
            ],
            engine.Seen.Select(exchange => $"{exchange.Method} {exchange.Target}"));
    }

    [Fact]
    public async Task Lines_are_reported_as_they_come_whatever_frames_they_lie_in()
    {
        byte[] log = [.. Frames.Of(1, "on"), .. Frames.Of(1, "e\ntwo\nth"), .. Frames.Of(1, "ree\n"), .. Frames.Of(2, "four\n"), .. Frames.Of(1, "last")];
        await using var engine = Engine(terminal: false, contentType: null, log);
        using var client = engine.Client();
        var lines = new Reports<string>();

        await client.Containers.GetContainerLogsAsync("c", new() { ShowStdout = true }, lines);

        Assert.Equal(["one", "two", "three", "four", "last"], lines.All);
    }

    [Fact]
    public async Task A_log_that_is_followed_outlives_the_timeout_and_ends_with_the_token()
    {
        var gate = new SemaphoreSlim(0);
        await using var engine = SimulatedEngine.OverUnixSocket(async exchange =>
        {
            if (exchange.Target.EndsWith("/json", StringComparison.Ordinal))
            {
                await exchange.AnswerAsync("""{"Config":{"Tty":false}}""");
                return;
            }

            await exchange.StartChunksAsync("application/octet-stream");
            await exchange.ChunkAsync(Frames.Of(1, "first\n"));
            await gate.WaitAsync();
            await exchange.ChunkAsync(Frames.Of(1, "second\n"));
            await Task.Delay(Timeout.Infinite);
        });
        using var client = engine.Builder().WithTimeout(TimeSpan.FromSeconds(1)).Build();
        using var cancel = new CancellationTokenSource();
        var lines = new Reports<string>();

        var follow = client.Containers.GetContainerLogsAsync("c", new() { ShowStdout = true, Follow = true }, lines, cancel.Token);
        await lines.NextAsync();
        await Task.Delay(1500);
        gate.Release();
        await lines.NextAsync();
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => follow);
        Assert.Equal(["first", "second"], lines.All);
    }

    [Fact]
    public async Task A_container_without_a_configuration_cannot_be_read()
    {
        await using var engine = SimulatedEngine.OverUnixSocket(exchange => exchange.AnswerAsync("{}"));
        using var client = engine.Client();

        await Assert.ThrowsAsync<InvalidOperationException>(() => client.Containers.GetContainerLogsAsync("c", new()));
    }

    private static SimulatedEngine Engine(bool terminal, string? contentType, byte[] output) =>
        SimulatedEngine.OverUnixSocket(async exchange =>
        {
            if (exchange.Target.EndsWith("/json", StringComparison.Ordinal))
            {
                await exchange.AnswerAsync($$$"""{"Config":{"Tty":{{{(terminal ? "true" : "false")}}}}}""");
                return;
            }

            var label = contentType is null ? "" : $"Content-Type: {contentType}\r\n";
            await exchange.WriteAsync(exchange.Method == "POST"
                ? $"HTTP/1.1 101 UPGRADED\r\n{label}Connection: Upgrade\r\nUpgrade: tcp\r\n\r\n"
                : $"HTTP/1.1 200 OK\r\n{label}Connection: close\r\n\r\n");
            await exchange.WriteAsync(output);
        });
}
