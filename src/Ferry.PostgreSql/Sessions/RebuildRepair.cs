using Ferry.Core.Sql;
using Npgsql;

namespace Ferry.PostgreSql.Sessions;

/// <summary>Rebuilds indexes concurrently: before it, takes away what an interrupted run left; after it failed, what it left itself.</summary>
/// <param name="session">The session that executes.</param>
/// <param name="reporter">Told of what was found.</param>
internal sealed class RebuildRepair(WatchedSession session, IProgress<string> reporter)
{
    // Who builds one of them at the moment holds a lock on it. The indexes of TOAST tables nobody may drop.
    private const string Sql = $"""
        SELECT pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname)
        FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE NOT i.indisvalid AND c.relkind = 'i' AND c.relname ~ '{ConcurrentRebuild.Leftover}' AND n.nspname NOT LIKE 'pg\_%'
          AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_locks l WHERE l.relation = i.indexrelid AND l.pid <> pg_catalog.pg_backend_pid()
              AND l.mode = 'ShareUpdateExclusiveLock' AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database()))
          AND CASE WHEN $1 <> '' THEN EXISTS (
                SELECT 1 FROM pg_catalog.pg_index o JOIN pg_catalog.pg_class r ON r.oid = o.indexrelid
                WHERE o.indrelid = i.indrelid AND (r.oid = pg_catalog.to_regclass(NULLIF($1, '')) OR r.oid IN (SELECT relid FROM pg_catalog.pg_partition_tree(pg_catalog.to_regclass(NULLIF($1, '')))))
                  AND pg_catalog.starts_with(r.relname, pg_catalog.regexp_replace(c.relname, '{ConcurrentRebuild.Leftover}', '')))
              WHEN $2 <> '' THEN i.indrelid = pg_catalog.to_regclass(NULLIF($2, '')) OR i.indrelid IN (SELECT relid FROM pg_catalog.pg_partition_tree(pg_catalog.to_regclass(NULLIF($2, ''))))
              WHEN $3 <> '' THEN pg_catalog.quote_ident(n.nspname) = $3 OR '"' || pg_catalog.replace(n.nspname, '"', '""') || '"' = $3
              ELSE true END
        ORDER BY 1
        """;

    private static readonly TimeSpan CleanUpPatience = TimeSpan.FromSeconds(10);

    /// <summary>True once a rebuild failed of which nothing is left.</summary>
    public bool IsCleanedUp { get; private set; }

    /// <summary>Runs a statement.</summary>
    /// <param name="rebuild">What it is about.</param>
    /// <param name="statement">Sends it.</param>
    /// <param name="cancellation">Cancels; what the rebuild left is taken away all the same.</param>
    public async Task RunAsync(ConcurrentRebuild rebuild, Func<Task> statement, CancellationToken cancellation)
    {
        await DropAsync(rebuild, "which an interrupted rebuild left", cancellation);
        try
        {
            await session.UnderAsync(session.Limits.Concurrent, statement, cancellation);
        }
        catch (Exception) when (session.IsOpen)
        {
            await CleanUpAsync(rebuild);
            throw;
        }
    }

    // As with a build: what was in the way of the rebuild may be in the way of this as well, so not for long.
    private async Task CleanUpAsync(ConcurrentRebuild rebuild)
    {
        using var patience = new CancellationTokenSource(CleanUpPatience);
        try
        {
            await DropAsync(rebuild, "which the rebuild left", patience.Token);
            IsCleanedUp = true;
        }
        catch (Exception problem) when (problem is NpgsqlException or OperationCanceledException or TimeoutException)
        {
            // The message says that something may be left; the next run takes it away.
        }
    }

    private async Task DropAsync(ConcurrentRebuild rebuild, string why, CancellationToken cancellation)
    {
        foreach (var name in await FindAsync(rebuild, cancellation))
        {
            reporter.Report($"    dropping {name}, {why}");
            await session.UnderAsync(session.Limits.Concurrent, () => session.RunAsync(async token =>
            {
                await using var drop = new NpgsqlCommand($"DROP INDEX CONCURRENTLY {name}", session.Connection) { CommandTimeout = 0 };
                return await drop.ExecuteNonQueryAsync(token);
            }, cancellation), cancellation);
        }
    }

    private async Task<IReadOnlyList<string>> FindAsync(ConcurrentRebuild rebuild, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Sql, session.Connection);
        foreach (var name in new[] { rebuild.Index, rebuild.Table, rebuild.Schema }) command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name ?? "" });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var names = new List<string>();
        while (await reader.ReadAsync(cancellation)) names.Add(reader.GetString(0));
        return names;
    }
}
