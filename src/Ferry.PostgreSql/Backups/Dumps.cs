using Ferry.Core.Backups;
using Ferry.Core.Drift;
using Ferry.Core.Rendering;
using Ferry.Ports;
using Ferry.PostgreSql.Sessions;
using Ferry.Settings;
using Npgsql;

namespace Ferry.PostgreSql.Backups;

/// <summary>Takes databases into files and back, by pg_dump and pg_restore.</summary>
/// <param name="settings">How many jobs, how compressed, and how long to wait for locks.</param>
/// <param name="source">The migrations, for the name of the history table.</param>
/// <param name="tools">The programs.</param>
/// <param name="backups">Reads the schema of a backup.</param>
/// <param name="progress">Told how far they have come.</param>
/// <param name="clock">Measures that.</param>
/// <param name="run">The identity of this process's run.</param>
public sealed class Dumps(
    FerrySettings settings, IMigrationSource source, IClientTools tools, IBackups backups, IProgress<string> progress, TimeProvider clock, RunIdentity run) : IDumps
{
    private const string DumpLabel = "backup-db";
    private const string RestoreLabel = "restore-db";

    private readonly Meter _meter = new(progress, clock);

    /// <inheritdoc/>
    public Task<long> SizeAsync(ServerConnection connection, CancellationToken cancellation) => SessionTrouble.GuardAsync(connection, async () =>
    {
        await using var session = await Connector.To(connection).OpenAsync(run.Label(DumpLabel), cancellation);
        return await DatabaseSize.ReadAsync(session, cancellation);
    });

    /// <inheritdoc/>
    public Task<Dump> DumpAsync(ServerConnection connection, string folder, long estimate, CancellationToken cancellation) => SessionTrouble.GuardAsync(connection, async () =>
    {
        await using var snapshot = await Snapshot.TakeAsync(await Connector.To(connection).OpenAsync(run.Label(DumpLabel), cancellation), cancellation);
        var database = await SourceReader.ReadAsync(snapshot.Session, connection.Shown.Split(" as ")[0], cancellation);
        var tool = await tools.FindAsync(snapshot.Session.PostgreSqlVersion, 0, cancellation);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var dumping = _meter.WatchAsync("backing up", () => Task.FromResult(BackupFolders.SizeOf(folder)), estimate, DumpAsync(tool, connection, folder, snapshot.Name, end.Token));
        var reading = ReadAsync(snapshot, end.Token);
        await BothAsync(dumping, reading, end);
        var (history, counts, schema) = await reading;
        return new Dump(database, history, schema, counts, $"pg_dump {tool.Version}", run.Id);
    });

    /// <inheritdoc/>
    public Task RestoreAsync(StoredBackup.Whole backup, ServerConnection into, CancellationToken cancellation) => SessionTrouble.GuardAsync(into, async () =>
    {
        await using var session = await Connector.To(into).OpenAsync(run.Label(RestoreLabel), cancellation);
        var tool = await tools.FindAsync(session.PostgreSqlVersion, MajorOf(backup.Manifest.Tool), cancellation);
        await _meter.WatchAsync("restoring", () => DatabaseSize.ReadAsync(session, cancellation), backup.Manifest.Source.Size, RestoreAsync(tool, backup, into, cancellation));
        await using var analyze = new NpgsqlCommand("ANALYZE", session);
        return await analyze.ExecuteNonQueryAsync(cancellation);
    });

    /// <inheritdoc/>
    public Task<RestoredComparison> CompareAsync(StoredBackup.Whole backup, ServerConnection restored, CancellationToken cancellation) => SessionTrouble.GuardAsync(restored, async () =>
    {
        var schema = await backups.ReadSchemaAsync(backup, cancellation);
        await using var snapshot = await Snapshot.TakeAsync(await Connector.To(restored).OpenAsync(run.Label(RestoreLabel), cancellation), cancellation);
        var counts = await snapshot.CountRowsAsync(cancellation);
        return RestoredComparison.Of(backup.Manifest, schema, counts, await snapshot.ReadSchemaAsync(source.HistoryTable, cancellation), snapshot.Session.PostgreSqlVersion.Major);
    });

    private async Task<(IReadOnlyList<BackedUpMigration> History, IReadOnlyList<TableCount> Counts, DatabaseSchema Schema)> ReadAsync(Snapshot snapshot, CancellationToken cancellation) => (
        await snapshot.ReadHistoryAsync(source.HistoryTable, cancellation),
        await snapshot.CountRowsAsync(cancellation),
        await snapshot.ReadSchemaAsync(source.HistoryTable, cancellation));

    // Whichever fails first ends the other and is the one to be told; nothing is under way any more when this ends.
    private static async Task BothAsync(Task one, Task other, CancellationTokenSource end)
    {
        var first = await Task.WhenAny(one, other);
        if (!first.IsCompletedSuccessfully) await end.CancelAsync();
        await Task.WhenAll(one, other).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await first;
        await Task.WhenAll(one, other);
    }

    private async Task DumpAsync(IClientTool tool, ServerConnection connection, string folder, string snapshot, CancellationToken cancellation)
    {
        var compression = Compression.For(settings.Backups.Compression, tool.Major) ?? throw new SurroundingsException(new Notice(
            $"pg_dump {tool.Version} cannot compress by {settings.Backups.Compression}. Nothing was changed.", NoticeDetail.Fix("set \"compression\" of \"backups\" in ferry.json to gzip:6, or install PostgreSQL 16 or newer")));
        string[] arguments = [$"--jobs={settings.Backups.Jobs}", $"--compress={compression}", $"--snapshot={snapshot}", $"--lock-wait-timeout={settings.LockWait.TotalMilliseconds:0}", "--no-sync"];
        if (await tool.DumpAsync(connection, run.Label(DumpLabel), folder, arguments, cancellation) is { } said)
            throw BackupTrouble.OfDump("The backup failed. Nothing is left of it, and the database is as it was.", connection.Shown, said);
    }

    private async Task RestoreAsync(IClientTool tool, StoredBackup.Whole backup, ServerConnection into, CancellationToken cancellation)
    {
        var folder = Path.Combine(backup.Folder, "dump");
        if (await tool.RestoreAsync(into, run.Label(RestoreLabel), folder, [$"--jobs={settings.Backups.Jobs}", "--exit-on-error"], cancellation) is { } said)
            throw BackupTrouble.OfRestore($"Backup {backup.Id} could not be restored. The database of the environment is as it was.", into.Shown, said);
    }

    private static int MajorOf(string tool) => int.TryParse(tool.Split(' ')[^1].Split('.')[0], out var major) ? major : 0;
}
