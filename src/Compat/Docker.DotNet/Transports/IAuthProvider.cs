namespace Docker.DotNet.Handler.Abstractions;

/// <summary>Proves to the engine who the client is.</summary>
public interface IAuthProvider
{
    /// <summary>Gets a value indicating whether the engine is spoken to through TLS.</summary>
    bool TlsEnabled { get; }

    /// <summary>Adds the proof to what sends the requests.</summary>
    /// <param name="handler">The handler.</param>
    /// <returns>The handler to use.</returns>
    HttpMessageHandler ConfigureHandler(HttpMessageHandler handler);
}
