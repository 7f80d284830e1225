using Docker.DotNet.Tests.Simulated;

namespace Docker.DotNet.Tests.Requests;

/// <summary>What an engine answers while an archive is still on its way.</summary>
public class UploadTests
{
    private const string NoSpace = """{"message":"no space left on device"}""";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answer_in_the_middle_of_the_archive_is_not_lost(bool lengthKnown)
    {
        await using var engine = SimulatedEngine.OverUnixSocket(
            async exchange =>
            {
                await exchange.Connection.ReadExactlyAsync(new byte[1024 * 1024]);
                await exchange.AnswerAsync(NoSpace, "500 Internal Server Error", "Connection: close\r\n");
            },
            leavesBodies: true);
        using var client = engine.Client();
        using var archive = new MemoryStream(new byte[16 * 1024 * 1024]);
        using Stream sent = lengthKnown ? archive : new OneWayStream(archive);

        var exception = await Assert.ThrowsAnyAsync<DockerApiException>(
            () => client.Containers.ExtractArchiveToContainerAsync("c", new() { Path = "/" }, sent));

        Assert.Equal(NoSpace, exception.ResponseBody);
    }

    [Fact]
    public async Task A_connection_that_is_cut_in_the_middle_of_the_archive_is_a_request_failure()
    {
        await using var engine = SimulatedEngine.OverUnixSocket(
            async exchange => await exchange.Connection.ReadExactlyAsync(new byte[1024 * 1024]), leavesBodies: true);
        using var client = engine.Client();
        using var archive = new MemoryStream(new byte[16 * 1024 * 1024]);

        await Assert.ThrowsAsync<HttpRequestException>(
            () => client.Containers.ExtractArchiveToContainerAsync("c", new() { Path = "/" }, archive));
    }
}
