using Ferry.Backups;
using Ferry.Core.Backups;
using Ferry.Core.Rendering;
using Ferry.Ports;
using Ferry.Settings;

namespace Ferry.Workflows;

/// <summary>Takes a backup of an environment's database.</summary>
/// <param name="connections">The ways into the environments.</param>
/// <param name="backups">Keeps it.</param>
/// <param name="dumps">Makes it.</param>
/// <param name="retention">Removes old ones afterwards.</param>
/// <param name="progress">Told what is going on.</param>
/// <remarks>The run lock is not taken: a backup changes nothing, and a chain that takes one holds the lock itself.</remarks>
public sealed class BackupDb(IConnections connections, IBackups backups, IDumps dumps, BackupRetention retention, IProgress<string> progress)
{
    // Of what gzip leaves of ordinary tables and of their indexes, which are not dumped at all; only for the progress.
    private const double UsualRatio = 0.2;

    /// <summary>Takes a backup.</summary>
    /// <param name="environment">Where.</param>
    /// <param name="reason">What for, such as <c>before release 12</c>.</param>
    /// <param name="cancellation">Cancels; nothing is left of it.</param>
    /// <returns>How it ended.</returns>
    public async Task<BackupOutcome> RunAsync(EnvironmentName environment, string reason, CancellationToken cancellation)
    {
        try
        {
            var connection = await connections.FindAsync(environment, cancellation);
            var partial = await backups.BeginAsync(environment, cancellation);
            await using var _ = partial.ConfigureAwait(false);
            var size = await dumps.SizeAsync(connection, cancellation);
            if (backups.FreeSpace() < size) return new BackupOutcome.Refused(TooSmall(connection, size));
            progress.Report($"  backing up {connection.Shown} ({Bytes.Of(size)} on the server) as {partial.Id}");
            var dump = await dumps.DumpAsync(connection, partial.DumpFolder, await EstimateAsync(environment, size, cancellation), cancellation);
            var whole = await partial.FinishAsync(Manifest(partial, environment, reason, dump), dump.Schema, cancellation);
            return new BackupOutcome.Taken(whole.Manifest, whole.Folder) { Removed = await retention.ApplyAsync(environment, CancellationToken.None) };
        }
        catch (SurroundingsException broken)
        {
            return new BackupOutcome.Failed(broken.Notice);
        }
    }

    private static BackupManifest Manifest(IPartialBackup partial, EnvironmentName environment, string reason, Dump dump) => new(
        BackupManifest.CurrentFormat, partial.Id, environment.Value, partial.Created, reason, dump.Run, dump.Source, dump.History, dump.Schema.Fingerprint, dump.Counts, dump.Tool, []);

    private async Task<long> EstimateAsync(EnvironmentName environment, long size, CancellationToken cancellation)
    {
        var last = (await backups.ListAsync(environment, cancellation)).OfType<StoredBackup.Whole>().FirstOrDefault()?.Manifest;
        return (long)(size * (last is { Source.Size: > 0 } ? (double)last.Size() / last.Source.Size : UsualRatio));
    }

    private Notice TooSmall(ServerConnection connection, long size) => new(
        $"Refused: the disk for backups has {Bytes.Of(backups.FreeSpace())} left, and the database has {Bytes.Of(size)}. Nothing was changed.",
        NoticeDetail.Where($"{backups.Folder}, {connection.Shown}"),
        NoticeDetail.Fix("free some space there, or set \"backups\": { \"folder\": … } in ferry.json to a larger disk"));
}
