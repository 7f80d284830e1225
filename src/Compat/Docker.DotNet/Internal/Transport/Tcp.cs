using Docker.DotNet.Handler.Abstractions;

namespace Docker.DotNet.Internal.Transport;

/// <summary>Reaches an engine over TCP. Whether TLS is spoken depends on the credentials, not on the endpoint's scheme.</summary>
internal static class Tcp
{
    internal static ResolvedTransport Over(ResolvedClientOptions options, Action<SocketsHttpHandler> configure)
    {
        EngineTransport.Expect(options, "tcp", "http", "https");
        var scheme = options.AuthProvider.TlsEnabled ? Uri.UriSchemeHttps : Uri.UriSchemeHttp;
        var endpoint = new UriBuilder(options.Endpoint) { Scheme = scheme, Port = options.Endpoint.Port };
        return EngineTransport.Over(options, endpoint.Uri, configure);
    }
}
