using System.Net;
using Docker.DotNet.Handler.Abstractions;

namespace Docker.DotNet.Internal.Requests;

/// <summary>Turns a call into an HTTP request.</summary>
internal static class HttpRequests
{
    internal static HttpRequestMessage Create(EngineRequest call, Uri endpoint, ResolvedClientOptions options)
    {
        var version = options.ApiVersion is null ? "" : $"v{options.ApiVersion}/";
        var address = $"{endpoint.AbsoluteUri.TrimEnd('/')}/{version}{call.Path}{QueryString.Of(call.Query)}";
        var request = new HttpRequestMessage(call.Method, address)
        {
            Content = call.Content,
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        request.Headers.TryAddWithoutValidation("User-Agent", "Docker.DotNet");
        foreach (var (name, value) in options.Headers.Concat(call.Headers))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (call.Hijack)
        {
            request.Headers.Connection.Add("Upgrade");
            request.Headers.Upgrade.Add(new("tcp"));
        }
        else
        {
            request.Headers.ConnectionClose = true;
        }

        return request;
    }
}
