namespace Docker.DotNet.NativeHttp;

/// <summary>Options of the transport over TCP with the platform's HTTP handler.</summary>
public sealed record NativeHttpTransportOptions
{
    /// <summary>Gets what is done to every handler before its first request.</summary>
    public Action<SocketsHttpHandler> ConfigureHandler { get; init; } = _ => { };
}
