namespace Docker.DotNet.Handler.Abstractions;

/// <summary>Proves nothing: access to the socket is proof enough.</summary>
public sealed class NoopAuthProvider : IAuthProvider
{
    private NoopAuthProvider()
    {
    }

    /// <summary>Gets the only one.</summary>
    public static IAuthProvider Instance { get; } = new NoopAuthProvider();

    /// <inheritdoc/>
    public bool TlsEnabled => false;

    /// <inheritdoc/>
    public HttpMessageHandler ConfigureHandler(HttpMessageHandler handler) => handler;
}
