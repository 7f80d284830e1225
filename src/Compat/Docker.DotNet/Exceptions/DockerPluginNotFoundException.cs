using System.Net;

namespace Docker.DotNet;

/// <summary>There is no such plugin.</summary>
/// <param name="statusCode">The status of the response.</param>
/// <param name="responseBody">The body of the response.</param>
public class DockerPluginNotFoundException(HttpStatusCode statusCode, string? responseBody) : DockerApiException(statusCode, responseBody);
