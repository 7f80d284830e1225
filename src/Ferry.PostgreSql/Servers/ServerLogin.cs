using Ferry.Ports;

namespace Ferry.PostgreSql.Servers;

/// <summary>How to log in to a local server.</summary>
internal static class ServerLogin
{
    /// <summary>The connection to one database of a server on loopback.</summary>
    /// <remarks>
    /// The server must prove that it knows the password (SCRAM does both ways), so that a stranger that has got the port since
    /// is never taken for it. No TLS and no GSS: asking for them costs a round trip and the loading of a library.
    /// Written by hand because the builder costs more than the rest of a look at a running server.
    /// </remarks>
    internal static ServerConnection To(int port, string database, string password) => new(
        $"127.0.0.1:{port}/{database} as {Cluster.SuperUser}",
        $"Host=127.0.0.1;Port={port};Database=\"{database.Replace("\"", "\"\"", StringComparison.Ordinal)}\";Username={Cluster.SuperUser};Password={password};"
        + "SSL Mode=Disable;GSS Encryption Mode=Disable;Require Auth=ScramSHA256");
}
