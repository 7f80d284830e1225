namespace Docker.DotNet.Unix;

/// <summary>Options of the transport over a Unix socket.</summary>
public sealed record UnixSocketTransportOptions;
