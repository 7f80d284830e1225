using Ferry.Core.Backups;
using Ferry.Core.Rendering;
using Ferry.Ports;
using Npgsql;

namespace Ferry.PostgreSql.Backups;

/// <summary>Puts one database in the place of another on the same server.</summary>
/// <param name="clock">For the name of the one that is kept.</param>
/// <param name="run">The identity of this process's run.</param>
public sealed class DatabaseExchange(TimeProvider clock, RunIdentity run) : IDatabaseExchange
{
    private const string Label = "restore-db";
    private const string Trial = "trial";

    /// <inheritdoc/>
    public Task<bool> IsThereAsync(ServerConnection target, CancellationToken cancellation) =>
        AskAsync(target, async session => await DatabaseTraits.ReadAsync(session, MaintenanceSession.NameOf(target), cancellation) is not null, cancellation);

    /// <inheritdoc/>
    public Task<Notice?> FindObstacleAsync(ServerConnection target, BackupManifest manifest, CancellationToken cancellation) => AskAsync(target, async session =>
        await Obstacles.FindAsync(session, MaintenanceSession.NameOf(target), manifest, cancellation) is { Count: > 0 } missing
            ? new Notice(
                $"Refused: backup {manifest.Id} cannot be restored here. Nothing was changed.",
                [NoticeDetail.Where(target.Shown), .. missing.Select(one => new NoticeDetail("missing", one))])
            : null, cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> RemoveLeftoversAsync(ServerConnection target, CancellationToken cancellation) => AskAsync<IReadOnlyList<string>>(target, async session =>
    {
        var left = (await NamesAsync(session, cancellation)).Where(name => BesideName.IsForRestore(name, MaintenanceSession.NameOf(target))).ToList();
        foreach (var name in left) await DropAsync(session, name, cancellation);
        return left;
    }, cancellation);

    /// <inheritdoc/>
    public Task<ServerConnection> CreateBesideAsync(ServerConnection target, BackupManifest manifest, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return AskAsync(target, async session =>
        {
            var database = MaintenanceSession.NameOf(target);
            var traits = await DatabaseTraits.ReadAsync(session, database, cancellation) ?? DatabaseTraits.Of(manifest.Source);
            var name = BesideName.ForRestore(database, manifest.Id);
            await RunAsync(session, traits.CreateSql(name), cancellation);
            return MaintenanceSession.In(target, name);
        }, cancellation);
    }

    /// <inheritdoc/>
    public Task<string?> SwapAsync(ServerConnection target, ServerConnection beside, CancellationToken cancellation) => AskAsync(target, async session =>
    {
        var (name, ready) = (MaintenanceSession.NameOf(target), MaintenanceSession.NameOf(beside));
        var old = await DatabaseTraits.ReadAsync(session, name, cancellation) is null ? null : BesideName.ForOld(name, clock.GetUtcNow());
        if (old is not null) await DatabaseExtras.CarryOverAsync(session, name, ready, cancellation);
        await using var second = await MaintenanceSession.OpenAsync(target, run.Label(Label), cancellation);
        await NameSwap.RunAsync(session, second, name, ready, old, cancellation);
        return old;
    }, cancellation);

    /// <inheritdoc/>
    public Task DropAsync(ServerConnection target, string name, CancellationToken cancellation) => AskAsync(target, async session =>
    {
        await DropAsync(session, name, cancellation);
        return true;
    }, cancellation);

    /// <inheritdoc/>
    public Task<ServerConnection> CreateForTrialAsync(ServerConnection sandbox, BackupManifest manifest, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return AskAsync(sandbox, async session =>
        {
            var known = (await AskNamesAsync(session, "SELECT rolname::text FROM pg_catalog.pg_roles", cancellation)).ToHashSet(StringComparer.Ordinal);
            // With all rights, as a restore needs those that the owners had on their own server; nobody can log in as one of them.
            foreach (var role in manifest.Source.Roles.Where(role => !known.Contains(role))) await RunAsync(session, $"CREATE ROLE {Identifiers.Quote(role)} SUPERUSER NOLOGIN", cancellation);
            // The throw-away server has not every locale; C goes with every character set, and no row is lost by it.
            await RunAsync(session, (DatabaseTraits.Of(manifest.Source) with { Collate = "C", CharacterType = "C" }).CreateSql(Trial), cancellation);
            return MaintenanceSession.In(sandbox, Trial);
        }, cancellation);
    }

    private Task<T> AskAsync<T>(ServerConnection target, Func<NpgsqlConnection, Task<T>> question, CancellationToken cancellation) => SessionTrouble.GuardAsync(target, async () =>
    {
        await using var session = await MaintenanceSession.OpenAsync(target, run.Label(Label), cancellation);
        return await question(session);
    });

    private static Task DropAsync(NpgsqlConnection session, string name, CancellationToken cancellation) =>
        RunAsync(session, $"DROP DATABASE IF EXISTS {Identifiers.Quote(name)} WITH (FORCE)", cancellation);

    private static Task<IReadOnlyList<string>> NamesAsync(NpgsqlConnection session, CancellationToken cancellation) =>
        AskNamesAsync(session, "SELECT datname::text FROM pg_catalog.pg_database", cancellation);

    private static async Task<IReadOnlyList<string>> AskNamesAsync(NpgsqlConnection session, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, session);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var names = new List<string>();
        while (await reader.ReadAsync(cancellation)) names.Add(reader.GetString(0));
        return names;
    }

    private static async Task RunAsync(NpgsqlConnection session, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, session);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
