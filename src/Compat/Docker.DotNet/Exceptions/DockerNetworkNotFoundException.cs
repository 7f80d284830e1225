using System.Net;

namespace Docker.DotNet;

/// <summary>There is no such network.</summary>
/// <param name="statusCode">The status of the response.</param>
/// <param name="responseBody">The body of the response.</param>
public class DockerNetworkNotFoundException(HttpStatusCode statusCode, string? responseBody) : DockerApiException(statusCode, responseBody);
