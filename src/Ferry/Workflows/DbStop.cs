using Ferry.Core.Outcomes;
using Ferry.Ports;

namespace Ferry.Workflows;

/// <summary>Stops the private server; its data stays.</summary>
/// <param name="server">The private server.</param>
public sealed class DbStop(IDevelopmentServer server)
{
    /// <summary>Stops the server.</summary>
    /// <param name="cancellation">Cancels the wait.</param>
    /// <returns>What was done.</returns>
    public async Task<IOutcome> RunAsync(CancellationToken cancellation) => await server.StopAsync(cancellation) switch
    {
        ServerStopped.Stopped stopped => new Done($"Stopped the private PostgreSQL at {stopped.Server.Address}; its data stays in {stopped.Server.DataFolder}."),
        _ => new Done("Nothing to do: the private PostgreSQL is not running."),
    };
}
