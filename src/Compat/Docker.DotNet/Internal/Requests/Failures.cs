using System.Net;

namespace Docker.DotNet.Internal.Requests;

/// <summary>Makes the exception of a failure status.</summary>
/// <param name="status">The status.</param>
/// <param name="body">The body of the response.</param>
/// <returns>The exception.</returns>
internal delegate DockerApiException Failure(HttpStatusCode status, string? body);

/// <summary>The failures that have a type of their own, by what the call is about.</summary>
internal static class Failures
{
    internal static DockerApiException Plain(HttpStatusCode status, string? body) => new(status, body);

    internal static DockerApiException Container(HttpStatusCode status, string? body) =>
        status == HttpStatusCode.NotFound ? new DockerContainerNotFoundException(status, body) : Plain(status, body);

    internal static DockerApiException Image(HttpStatusCode status, string? body) =>
        status == HttpStatusCode.NotFound ? new DockerImageNotFoundException(status, body) : Plain(status, body);

    internal static DockerApiException Network(HttpStatusCode status, string? body) =>
        status == HttpStatusCode.NotFound ? new DockerNetworkNotFoundException(status, body) : Plain(status, body);

    internal static DockerApiException OutsideSwarm(HttpStatusCode status, string? body) =>
        status == HttpStatusCode.ServiceUnavailable
            ? new DockerSwarmNodeNotParticipatingException(status, body)
            : Plain(status, body);

    internal static DockerApiException InsideSwarm(HttpStatusCode status, string? body) =>
        status == HttpStatusCode.ServiceUnavailable
            ? new DockerSwarmNodeAlreadyParticipatingException(status, body)
            : Plain(status, body);
}
