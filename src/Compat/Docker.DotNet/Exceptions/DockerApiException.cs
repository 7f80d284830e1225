using System.Net;

namespace Docker.DotNet;

/// <summary>The engine answered with a status that means failure.</summary>
/// <param name="statusCode">The status of the response.</param>
/// <param name="responseBody">The body of the response.</param>
public class DockerApiException(HttpStatusCode statusCode, string? responseBody)
    : Exception($"Docker API responded with status code='{statusCode}', response='{responseBody}'.")
{
    /// <summary>Gets the status of the response.</summary>
    public HttpStatusCode StatusCode => statusCode;

    /// <summary>Gets the body of the response, as a rule JSON with a message.</summary>
    public string? ResponseBody => responseBody;
}
