namespace Docker.DotNet.Internal.Transport;

/// <summary>Sees a connection that is ready for HTTP, after TLS if there is any.</summary>
/// <param name="connection">The connection.</param>
/// <returns>The connection to use.</returns>
internal delegate Stream ConnectionFilter(Stream connection);
