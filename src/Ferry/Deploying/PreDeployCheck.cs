using Ferry.Core.Releases;
using Ferry.Core.Rendering;
using Ferry.Deploying.Gates;
using Ferry.Ports;
using Ferry.Settings;

namespace Ferry.Deploying;

/// <summary>Asks every gate; takes no lock and writes nothing.</summary>
/// <param name="databases">The databases.</param>
/// <param name="sights">Looks at everything.</param>
/// <param name="gates">The gates.</param>
/// <param name="setup">Says what is wrong with a connection.</param>
public sealed class PreDeployCheck(IDatabases databases, DeploySights sights, GateKeeper gates, IEnvironmentProbe setup)
{
    /// <summary>Asks.</summary>
    /// <param name="environment">Where.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>Every answer.</returns>
    public async Task<GateReport> RunAsync(EnvironmentName environment, CancellationToken cancellation)
    {
        IDatabase database;
        try
        {
            database = await databases.OpenAsync(environment, "pre-deploy-check", cancellation);
        }
        catch (SurroundingsException)
        {
            // The other gates look at the database.
            return new GateReport(environment.Value, "", null, [.. (await setup.CheckEnvironmentAsync(environment, cancellation)).Select(SetupGate.Of)]);
        }

        await using var _ = database.ConfigureAwait(false);
        return await gates.AskAsync(await sights.TakeAsync(environment, database, cancellation), cancellation);
    }
}
