using System.Net.Sockets;
using System.Text.Json;
using Docker.DotNet;
using Ferry.Core.Rendering;

namespace Ferry.Containers.Engine;

/// <summary>Turns what can go wrong between Ferry and a Docker engine into messages.</summary>
internal static class EngineTrouble
{
    private const string Kept = "The data of databases in containers is kept.";

    /// <summary>The message for a failed question; null if the exception is not the engine's.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="doing">What the question does.</param>
    /// <param name="endpoint">Where the engine is; empty if even that could not be found out.</param>
    /// <param name="cancellationToken">Cancelled if the caller gave up.</param>
    internal static SurroundingsException? Of(Exception exception, string doing, string endpoint, CancellationToken cancellationToken) => exception switch
    {
        SurroundingsException => null,
        OperationCanceledException when cancellationToken.IsCancellationRequested => null,
        OperationCanceledException or TimeoutException => Trouble(
            $"The Docker engine did not answer in time when it was {doing}. {Kept}", endpoint, exception,
            "look whether the engine hangs (docker version), restart it if it does, then run this again"),
        DockerApiException refused => Refused(refused, doing, endpoint),
        _ when endpoint.Length == 0 => new SurroundingsException(new Notice(
            "The Docker engine cannot be found as it is configured. Nothing was changed.",
            NoticeDetail.Where("DOCKER_HOST, DOCKER_CONTEXT, DOCKER_CERT_PATH or docker's config.json"),
            new NoticeDetail("cause", exception.Message), // it names the context; the innermost has only a path
            NoticeDetail.Fix("correct what is named there, or unset it to have the usual socket used")), exception),
        HttpRequestException or IOException or SocketException => SocketErrorOf(exception) == SocketError.AccessDenied
            ? Trouble(
                "This user may not use the Docker engine. Nothing was changed.", endpoint, exception,
                "add the user to the group that owns the socket (Linux: sudo usermod -aG docker \"$USER\", then log in again), or use rootless Docker")
            : Trouble(
                $"The Docker engine does not answer; {doing} failed. {Kept}", endpoint, exception,
                "start Docker (Linux: sudo systemctl start docker), then run this again"),
        _ => null,
    };

    /// <summary>What the engine itself said; the body of its answers is a JSON object with one member.</summary>
    internal static string SaidBy(DockerApiException exception)
    {
        var body = exception.ResponseBody ?? "";
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.GetProperty("message").GetString() ?? body;
        }
        catch (Exception problem) when (problem is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return body;
        }
    }

    private static SurroundingsException Refused(DockerApiException exception, string doing, string endpoint)
    {
        var said = SaidBy(exception);
        var fix = said.Contains("no space left on device", StringComparison.OrdinalIgnoreCase)
            ? "free some space where Docker keeps its data (docker system df shows what uses it), then run this again"
            : "see what the engine says, then run this again";
        return new SurroundingsException(new Notice(
            fix.StartsWith("free", StringComparison.Ordinal)
                ? $"Docker's disk is full: the engine failed at {doing}. {Kept}"
                : $"The Docker engine refused {doing}. {Kept}",
            NoticeDetail.Where(endpoint), new NoticeDetail("said", said), NoticeDetail.Fix(fix)), exception);
    }

    private static SurroundingsException Trouble(string headline, string where, Exception exception, string fix) => new(new Notice(
        headline, NoticeDetail.Where(where), new NoticeDetail("cause", exception.GetBaseException().Message), NoticeDetail.Fix(fix)), exception);

    private static SocketError? SocketErrorOf(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is SocketException socket) return socket.SocketErrorCode;
        }

        return null;
    }
}
