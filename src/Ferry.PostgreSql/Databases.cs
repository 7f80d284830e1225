using Ferry.Core.Rendering;
using Ferry.Ports;
using Ferry.PostgreSql.Sessions;
using Ferry.Settings;

namespace Ferry.PostgreSql;

/// <summary>Connects to the databases of the environments.</summary>
/// <param name="settings">How long statements may wait.</param>
/// <param name="connections">Where each environment is.</param>
/// <param name="source">The migrations, for the name of the history table.</param>
/// <param name="reporter">Told of waits.</param>
/// <param name="clock">Measures waits.</param>
/// <param name="run">The identity of this process's run.</param>
public sealed class Databases(FerrySettings settings, Connections connections, IMigrationSource source, IProgress<string> reporter, TimeProvider clock, RunIdentity run) : IDatabases
{
    /// <inheritdoc/>
    public async Task<IDatabase> OpenAsync(EnvironmentName environment, string label, CancellationToken cancellation) =>
        await OpenAsync(new Connector(await connections.ForAsync(environment, cancellation), environment.Value), label, cancellation);

    /// <inheritdoc/>
    public Task<IDatabase> OpenAsync(ServerConnection connection, string label, CancellationToken cancellation) =>
        OpenAsync(Connector.To(connection), label, cancellation);

    private async Task<IDatabase> OpenAsync(Connector connector, string label, CancellationToken cancellation)
    {
        var work = await connector.OpenAsync(run.Label(label), cancellation);
        return new Database(connector, work, run, run.Label(label), source, settings, reporter, clock);
    }
}
