using System.Text.Json.Nodes;
using Ferry.Core.Backups;
using Ferry.Core.Outcomes;
using Ferry.Core.Rendering;
using Ferry.Ports;

namespace Ferry.Backups;

/// <summary>Verify, restore beside, compare, swap; up to the swap the old database serves as before.</summary>
/// <param name="backups">Reads the backup.</param>
/// <param name="dumps">Restores it.</param>
/// <param name="exchange">Makes the database beside, and swaps.</param>
/// <param name="progress">Told what is going on.</param>
public sealed class Restoration(IBackups backups, IDumps dumps, IDatabaseExchange exchange, IProgress<string> progress)
{
    internal string Folder => backups.Folder;

    internal Task<bool> IsThereAsync(ServerConnection target, CancellationToken cancellation) => exchange.IsThereAsync(target, cancellation);

    internal async Task<IOutcome> RunAsync(StoredBackup backup, ServerConnection target, bool dropOld, CancellationToken cancellation)
    {
        if (backup is not StoredBackup.Whole whole) return new BackupCheck(backup.Id, "its manifest", [((StoredBackup.Damaged)backup).Reason]);
        if (await exchange.FindObstacleAsync(target, whole.Manifest, cancellation) is { } obstacle) return new Refused(obstacle);
        progress.Report($"  reading backup {whole.Id} ({Bytes.Of(whole.Manifest.Size())})");
        if (await backups.FindDamageAsync(whole, cancellation) is { Count: > 0 } damage) return new BackupCheck(whole.Id, "its files", damage);
        foreach (var left in await exchange.RemoveLeftoversAsync(target, cancellation)) progress.Report($"  dropped {left}, left by a restore that was interrupted");
        return await RestoreAsync(whole, target, dropOld, cancellation);
    }

    private async Task<IOutcome> RestoreAsync(StoredBackup.Whole backup, ServerConnection target, bool dropOld, CancellationToken cancellation)
    {
        var beside = await exchange.CreateBesideAsync(target, backup.Manifest, cancellation);
        string? kept;
        try
        {
            progress.Report($"  restoring into {beside.Shown}");
            await dumps.RestoreAsync(backup, beside, cancellation);
            if (await dumps.CompareAsync(backup, beside, cancellation) is { Problems.Count: > 0 } comparison) throw Different(backup, comparison);
            kept = await exchange.SwapAsync(target, beside, cancellation);
        }
        catch
        {
            // What cannot be dropped now (a lost connection) is dropped by the next restore.
            try { await exchange.RemoveLeftoversAsync(target, CancellationToken.None); } catch (SurroundingsException) { }
            throw;
        }

        if (dropOld && kept is not null) await exchange.DropAsync(target, kept, CancellationToken.None);
        return new Restored(backup.Manifest, target.Shown, dropOld ? null : kept);
    }

    private static SurroundingsException Different(StoredBackup.Whole backup, RestoredComparison comparison) => new(new Notice(
        $"Backup {backup.Id} was restored beside the database and is not what was backed up, so it was dropped again. The database is as it was.",
        [.. comparison.Problems.Select(problem => new NoticeDetail("found", problem)), NoticeDetail.Fix("take another backup, or find out what on this server made the difference")]));

    private sealed record Restored(BackupManifest Manifest, string Target, string? Kept) : IOutcome
    {
        public ExitCode ExitCode => ExitCode.Done;

        public Notice Notice => new(
            $"{Target} is as in backup {Manifest.Id}: {Manifest.Rows():N0} rows of {Count.Of(Manifest.Counts.Count, "table")}, newest migration {Manifest.NewestMigration() ?? "none"}.",
            Kept is null ? [] : [new NoticeDetail("kept", $"the database that was there is \"{Kept}\" now"), NoticeDetail.Fix($"when nobody needs it any more: DROP DATABASE \"{Kept}\"")]);

        public JsonObject ToJson() => new() { ["backup"] = Manifest.Id, ["database"] = Target, ["kept"] = Kept };
    }
}
