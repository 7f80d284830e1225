using Ferry.Core.Backups;
using Ferry.Core.Outcomes;
using Ferry.Core.Releases;
using Ferry.Core.Rendering;
using Ferry.Ports;
using Ferry.Settings;
using Ferry.Workflows;

namespace Ferry.Backups;

/// <summary>The backups and restores of releases and rollbacks, by the same workflows as those asked for by hand.</summary>
/// <param name="backupDb">Takes backups.</param>
/// <param name="restoreDb">Restores them.</param>
/// <param name="choice">Finds them.</param>
/// <param name="backups">The folder.</param>
/// <param name="dumps">Knows the size of a database.</param>
/// <param name="tools">Finds pg_dump.</param>
/// <param name="connections">The ways into the environments.</param>
/// <param name="databases">Knows the version of a server.</param>
public sealed class ReleaseBackups(
    BackupDb backupDb, RestoreDb restoreDb, BackupChoice choice, IBackups backups, IDumps dumps, IClientTools tools, IConnections connections, IDatabases databases)
    : IReleaseBackups, IReleaseRestores
{
    private const string Name = "backup";

    /// <inheritdoc/>
    public async Task<Gate> CheckAsync(EnvironmentName environment, CancellationToken cancellation)
    {
        try
        {
            var database = await databases.OpenAsync(environment, "pre-deploy-check", cancellation);
            await using var _ = database.ConfigureAwait(false);
            var version = Version.Parse((await database.ReadFactsAsync(cancellation)).ServerVersion);
            var tool = await tools.FindAsync(version, version.Major, cancellation);
            var size = await dumps.SizeAsync(await connections.FindAsync(environment, cancellation), cancellation);
            var free = backups.FreeSpace();
            return free < size
                ? Gate.Refused(Name, $"{Bytes.Of(free)} left in {backups.Folder}, and the database has {Bytes.Of(size)}", "free some space there, or set \"backups\": { \"folder\": … } in ferry.json to a larger disk")
                : Gate.Passed(Name, $"pg_dump {tool.Version}; {Bytes.Of(size)} to back up, {Bytes.Of(free)} left in {backups.Folder}");
        }
        catch (SurroundingsException problem)
        {
            return Gate.Refused(Name, problem.Notice.Headline, problem.Notice.Fix ?? "see verify-setup");
        }
    }

    /// <inheritdoc/>
    public async Task<ReleaseBackup> TakeAsync(EnvironmentName environment, string reason, CancellationToken cancellation) =>
        await backupDb.RunAsync(environment, reason, cancellation) switch
        {
            BackupOutcome.Taken taken => new ReleaseBackup.Taken(taken.Manifest.Id),
            var none => new ReleaseBackup.None(none),
        };

    /// <inheritdoc/>
    public async Task<string?> NewestAsync(EnvironmentName environment, CancellationToken cancellation) =>
        (await backups.ListAsync(environment, cancellation)).OfType<StoredBackup.Whole>().FirstOrDefault()?.Id;

    /// <inheritdoc/>
    public async Task<bool> HasAsync(EnvironmentName environment, string id, CancellationToken cancellation) =>
        await choice.FindAsync(environment, id, cancellation) is StoredBackup.Whole;

    /// <inheritdoc/>
    public Task<IOutcome> RestoreAsync(EnvironmentName environment, string id, CancellationToken cancellation) => restoreDb.RunConfirmedAsync(environment, id, cancellation);
}
