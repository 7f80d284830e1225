using System.Text;
using System.Text.Json;
using Docker.DotNet.Models;
using Docker.DotNet.Tests.Simulated;

namespace Docker.DotNet.Tests.Responses;

public class ProgressTests
{
    private const string Pull =
        """{"status":"Pulling","id":"ä1"}""" + "\r\n"
        + """{"status":"Downloading","progressDetail":{"current":5,"total":9},"id":"a2"}{"aux":{"ID":"sha256:1"}}""" + "\n"
        + """{"error":"no space","errorDetail":{"code":7,"message":"no space left"}}""" + "\r\n";

    [Fact]
    public async Task Documents_are_told_apart_wherever_the_chunks_end()
    {
        var bytes = Encoding.UTF8.GetBytes(Pull);
        for (var border = 1; border < bytes.Length; border++)
        {
            var reports = await PulledAsync(async exchange =>
            {
                await exchange.StartChunksAsync();
                await exchange.ChunkAsync(bytes[..border]);
                await exchange.ChunkAsync(bytes[border..]);
                await exchange.EndChunksAsync();
            });

            Assert.Equal(["ä1", "a2", null, null], reports.Select(report => report.ID));
            Assert.Equal((5, 9), (reports[1].Progress!.Current, reports[1].Progress!.Total));
            Assert.Equal("sha256:1", reports[2].Aux!.ExtensionData!["ID"].ToString());
        }
    }

    [Fact]
    public async Task An_error_within_a_success_is_reported_and_not_thrown()
    {
        var reports = await PulledAsync(exchange => exchange.AnswerAsync(Pull));

        Assert.Equal((7, "no space left"), (reports[^1].Error!.Code, reports[^1].Error!.Message));
    }

    [Fact]
    public async Task An_error_before_the_stream_is_thrown()
    {
        var exception = await Assert.ThrowsAsync<DockerApiException>(
            () => PulledAsync(exchange => exchange.AnswerAsync("""{"message":"no registry"}""", "500 Internal Server Error")));

        Assert.Contains("no registry", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_document_is_reported_when_it_is_complete_however_slow_the_stream_is()
    {
        var gate = new SemaphoreSlim(0);
        await using var engine = SimulatedEngine.OverUnixSocket(async exchange =>
        {
            await exchange.StartChunksAsync();
            foreach (var part in (string[])["""{"status":"1"}""", """{"sta""", """tus":"2"}"""])
            {
                await exchange.ChunkAsync(part);
                if (part.EndsWith('}')) await gate.WaitAsync();
            }

            await exchange.EndChunksAsync();
        });
        using var client = engine.Builder().WithTimeout(TimeSpan.FromMilliseconds(1)).Build();
        var reports = new Reports<JSONMessage>();

        var pull = client.Images.CreateImageAsync(new() { FromImage = "i" }, null, reports);
        await reports.NextAsync();
        Assert.Equal("1", reports.All.Single().Status);
        gate.Release();
        await reports.NextAsync();
        Assert.Equal("2", reports.All[^1].Status);
        Assert.False(pull.IsCompleted);
        gate.Release();

        await pull;
    }

    [Fact]
    public async Task Long_documents_are_whole()
    {
        var text = new string('x', 300_000);
        var reports = await PulledAsync(exchange => exchange.AnswerAsync($$"""{"stream":"{{text}}"}{"status":"end"}"""));

        Assert.Equal([text, null], reports.Select(report => report.Stream));
    }

    [Theory]
    [InlineData("""{"status":"1"}<html>""")]
    [InlineData("""{"status":"1"}{"status":""")]
    public async Task Garbage_is_a_JSON_failure_after_what_was_good(string body)
    {
        var reports = new Reports<JSONMessage>();

        await Assert.ThrowsAsync<JsonException>(() => PulledAsync(exchange => exchange.AnswerAsync(body), reports));
    }

    [Fact]
    public async Task A_connection_that_is_cut_is_not_the_end_of_a_pull()
    {
        var reports = new Reports<JSONMessage>();

        await Assert.ThrowsAnyAsync<IOException>(() => PulledAsync(
            async exchange =>
            {
                await exchange.StartChunksAsync();
                await exchange.ChunkAsync("""{"status":"1"}""");
            },
            reports));

        Assert.Equal("1", reports.All.Single().Status);
    }

    [Fact]
    public async Task The_callers_token_ends_it_while_it_waits_for_the_next_document()
    {
        using var cancel = new CancellationTokenSource();
        await using var engine = SimulatedEngine.OverUnixSocket(async exchange =>
        {
            await exchange.StartChunksAsync();
            await exchange.ChunkAsync("""{"Type":"container","Action":"start"}""");
            await Task.Delay(Timeout.Infinite);
        });
        using var client = engine.Client();
        var events = new Reports<Message>();

        var watch = client.System.MonitorEventsAsync(new(), events, cancel.Token);
        await events.NextAsync();
        await cancel.CancelAsync();

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watch);
        Assert.Equal(cancel.Token, exception.CancellationToken);
        Assert.Equal("start", events.All.Single().Action);
    }

    private static Task<IReadOnlyList<JSONMessage>> PulledAsync(Func<Exchange, Task> answer) =>
        PulledAsync(answer, new Reports<JSONMessage>());

    private static async Task<IReadOnlyList<JSONMessage>> PulledAsync(
        Func<Exchange, Task> answer, Reports<JSONMessage> reports)
    {
        await using var engine = SimulatedEngine.OverUnixSocket(answer);
        using var client = engine.Client();
        await client.Images.CreateImageAsync(new() { FromImage = "i" }, null, reports);
        return reports.All;
    }
}
