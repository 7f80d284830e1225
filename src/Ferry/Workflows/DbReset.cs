using Ferry.Core.Ledgers;
using Ferry.Core.Outcomes;
using Ferry.Ports;
using Ferry.Settings;

namespace Ferry.Workflows;

/// <summary>Fresh start: wipe, recreate, apply all.</summary>
/// <param name="settings">The repository's settings.</param>
/// <param name="server">The private server.</param>
/// <param name="connections">Tells whether the environment is somewhere else.</param>
/// <param name="migrateUp">Applies all.</param>
/// <param name="shared">Does it to a database that others may use, too.</param>
/// <param name="progress">Told what is going on.</param>
public sealed class DbReset(
    FerrySettings settings, IDevelopmentServer server, IConfiguredConnections connections, MigrateUp migrateUp, SharedReset shared, IProgress<string> progress)
{
    /// <summary>Wipes the environment's database and brings it to the newest migration.</summary>
    /// <param name="environment">The environment asked for.</param>
    /// <param name="cancellation">Cancels between the steps.</param>
    /// <returns>How applying ended, or why nothing was wiped.</returns>
    public async Task<IOutcome> RunAsync(EnvironmentName environment, CancellationToken cancellation)
    {
        if (!settings.For(environment).HasPrivateServer || connections.VariableOf(environment) is not null) return await shared.RunAsync(environment, cancellation);
        await server.WipeAsync(cancellation);
        progress.Report("  wiped the private PostgreSQL");
        return await migrateUp.RunAsync(environment, revision: null, allowOutOfOrder: false, Assumption.None, cancellation);
    }
}
