using Ferry.Ports;
using Ferry.Settings;

namespace Ferry.Apps.Tests.Testing;

/// <summary>One connection for every environment.</summary>
internal sealed class FixedConnection(string text) : IConnections
{
    public Task<ServerConnection> FindAsync(EnvironmentName environment, CancellationToken cancellation) => Task.FromResult(new ServerConnection("nowhere", text));
}
