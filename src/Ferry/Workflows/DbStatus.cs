using Ferry.Ports;

namespace Ferry.Workflows;

/// <summary>Looks at the private server; starts and writes nothing.</summary>
/// <param name="server">The private server.</param>
public sealed class DbStatus(IDevelopmentServer server)
{
    /// <summary>Looks at the server.</summary>
    /// <param name="cancellation">Cancels the look.</param>
    /// <returns>Its state.</returns>
    public async Task<ServerReport> RunAsync(CancellationToken cancellation) => new(await server.StatusAsync(cancellation));
}
