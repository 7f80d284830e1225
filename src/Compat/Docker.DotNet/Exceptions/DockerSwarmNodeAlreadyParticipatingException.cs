using System.Net;

namespace Docker.DotNet;

/// <summary>The engine is already part of a swarm.</summary>
/// <param name="statusCode">The status of the response.</param>
/// <param name="responseBody">The body of the response.</param>
public class DockerSwarmNodeAlreadyParticipatingException(HttpStatusCode statusCode, string? responseBody) : DockerApiException(statusCode, responseBody);
