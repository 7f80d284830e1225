using System.Net;

namespace Docker.DotNet;

/// <summary>There is no such container.</summary>
/// <param name="statusCode">The status of the response.</param>
/// <param name="responseBody">The body of the response.</param>
public class DockerContainerNotFoundException(HttpStatusCode statusCode, string? responseBody) : DockerApiException(statusCode, responseBody);
