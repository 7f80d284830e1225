using System.Net.Http.Headers;
using System.Text.Json;
using Docker.DotNet.Internal.Json;

namespace Docker.DotNet.Internal.Requests;

/// <summary>The bodies of requests.</summary>
internal static class Bodies
{
    /// <summary>Writes a model as JSON of a known length.</summary>
    /// <param name="model">The model.</param>
    /// <returns>The body.</returns>
    internal static HttpContent Json(object model) =>
        new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(model, model.GetType(), EngineJson.Options))
        {
            Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") },
        };

    /// <summary>Sends a tar archive, with its length if the stream knows it.</summary>
    /// <param name="archive">The archive; it stays the caller's.</param>
    /// <returns>The body.</returns>
    internal static HttpContent Tar(Stream archive) =>
        new StreamContent(archive) { Headers = { ContentType = new MediaTypeHeaderValue("application/x-tar") } };
}
