using Ferry.Core.Outcomes;
using Ferry.Core.Rendering;
using Ferry.Ports;
using Ferry.Settings;

namespace Ferry.Workflows;

/// <summary>Fresh start of the private server: wipe, recreate, apply all.</summary>
/// <param name="settings">The repository's settings.</param>
/// <param name="server">The private server.</param>
/// <param name="connections">Tells whether development is somewhere else.</param>
/// <param name="migrateUp">Applies all.</param>
/// <param name="progress">Told what is going on.</param>
public sealed class DbReset(FerrySettings settings, IDevelopmentServer server, IConfiguredConnections connections, MigrateUp migrateUp, IProgress<string> progress)
{
    /// <summary>Wipes the private server and brings a new one to the newest migration.</summary>
    /// <param name="environment">The environment asked for; only the one with the private server can be reset.</param>
    /// <param name="cancellation">Cancels between the steps.</param>
    /// <returns>How applying ended, or why nothing was wiped.</returns>
    public async Task<IOutcome> RunAsync(EnvironmentName environment, CancellationToken cancellation)
    {
        if (!settings.For(environment).HasPrivateServer || connections.VariableOf(environment) is not null)
        {
            return new Refused(new Notice(
                $"Refused: {environment} is not on the private server, and db-reset wipes nothing else. Nothing was changed.",
                [
                    NoticeDetail.Where(connections.VariableOf(environment) is { } variable ? $"its connection comes from {variable}" : "it has no private server in ferry.json"),
                    NoticeDetail.Fix("call it without a connection set, or recreate that database by hand and run migrate-up"),
                ]));
        }

        await server.WipeAsync(cancellation);
        progress.Report("  wiped the private PostgreSQL");
        return await migrateUp.RunAsync(environment, revision: null, allowOutOfOrder: false, cancellation);
    }
}
