using Docker.DotNet.Handler.Abstractions;

namespace Docker.DotNet.Internal.Transport;

/// <summary>What all transports share.</summary>
internal static class EngineTransport
{
    /// <summary>Makes the way to the engine.</summary>
    /// <param name="options">What the client works with.</param>
    /// <param name="endpoint">The HTTP address of the engine.</param>
    /// <param name="configure">Makes a handler connect over this transport.</param>
    /// <returns>The way.</returns>
    internal static ResolvedTransport Over(ResolvedClientOptions options, Uri endpoint, Action<SocketsHttpHandler> configure) =>
        new(new EngineHandler(filter => Create(options.AuthProvider, configure, filter)), endpoint);

    /// <summary>Makes sure that the transport's options fit the endpoint.</summary>
    /// <param name="options">What the client works with.</param>
    /// <param name="schemes">The schemes of the transport.</param>
    /// <exception cref="InvalidOperationException">They do not.</exception>
    internal static void Expect(ResolvedClientOptions options, params ReadOnlySpan<string> schemes)
    {
        if (schemes.Contains(options.Endpoint.Scheme)) return;
        throw new InvalidOperationException(
            $"The transport for '{string.Join("', '", schemes!)}' cannot reach the endpoint '{options.Endpoint}'.");
    }

    private static HttpMessageHandler Create(
        IAuthProvider auth, Action<SocketsHttpHandler> configure, ConnectionFilter filter)
    {
        var handler = new SocketsHttpHandler
        {
            // An engine is spoken to directly, and only to: no proxy, redirect, cookie, or tracing header.
            UseProxy = false,
            AllowAutoRedirect = false,
            UseCookies = false,
            ActivityHeadersPropagator = null,

            // One connection per call: none is left over that a restart of the engine has broken.
            PooledConnectionLifetime = TimeSpan.Zero,

            // The rest of an unread answer may be endless.
            MaxResponseDrainSize = 0,
            ResponseDrainTimeout = TimeSpan.Zero,
        };
        configure(handler);
        var inner = handler.PlaintextStreamFilter;
        handler.PlaintextStreamFilter = async (context, cancellationToken) =>
            filter(inner is null ? context.PlaintextStream : await inner(context, cancellationToken));
        return auth.ConfigureHandler(handler);
    }
}
