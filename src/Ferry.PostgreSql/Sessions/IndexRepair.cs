using Ferry.Core.Sql;
using Npgsql;

namespace Ferry.PostgreSql.Sessions;

/// <summary>Builds and drops indexes concurrently: before it, takes away what an interrupted run left; after it, looks whether the index is valid.</summary>
/// <param name="session">The session that executes.</param>
/// <param name="reporter">Told of what was found.</param>
internal sealed class IndexRepair(WatchedSession session, IProgress<string> reporter)
{
    private static readonly TimeSpan CleanUpPatience = TimeSpan.FromSeconds(10);

    /// <summary>True once a build failed of which nothing is left.</summary>
    public bool IsCleanedUp { get; private set; }

    /// <summary>Runs a statement.</summary>
    /// <param name="index">What it is about.</param>
    /// <param name="wasBegun">True when an earlier run began this migration and did not come to its end, so that the statement may have done its work.</param>
    /// <param name="statement">Sends it.</param>
    /// <param name="cancellation">Cancels; what the build left is taken away all the same.</param>
    public async Task RunAsync(ConcurrentIndex index, bool wasBegun, Func<Task> statement, CancellationToken cancellation)
    {
        var before = await IndexState.ReadAsync(session.Connection, index, cancellation);
        if (wasBegun && (index.IsDrop ? before is null : before is { IsValid: true }))
        {
            reporter.Report($"    index {index.Name} {(index.IsDrop ? "is gone" : "is there")} already: an interrupted run did that");
            return;
        }

        if (index.IsDrop) await session.UnderAsync(session.Limits.Concurrent, statement, cancellation);
        else await BuildAsync(index, before, statement, cancellation);
    }

    private async Task BuildAsync(ConcurrentIndex index, IndexState? before, Func<Task> statement, CancellationToken cancellation)
    {
        if (before is { IsLeftBehind: true })
        {
            reporter.Report($"    dropping {before.Name}, which an interrupted build left invalid");
            await DropAsync(before.Name, cancellation);
        }

        try
        {
            await session.UnderAsync(session.Limits.Concurrent, statement, cancellation);
            if (await IndexState.ReadAsync(session.Connection, index, cancellation) is not { IsValid: true })
                throw new InvalidOperationException($"the server says that it built the index, but {index.Name} is not valid: another one has its name, or somebody interfered");
        }
        catch (Exception) when (session.IsOpen)
        {
            await CleanUpAsync(index);
            throw;
        }
    }

    // In the way of the build stood, for one, an old transaction; it may stand in the way of this as well, so not for long.
    private async Task CleanUpAsync(ConcurrentIndex index)
    {
        using var patience = new CancellationTokenSource(CleanUpPatience);
        try
        {
            if (await IndexState.ReadAsync(session.Connection, index, patience.Token) is { IsLeftBehind: true } left) await DropAsync(left.Name, patience.Token);
            IsCleanedUp = true;
        }
        catch (Exception problem) when (problem is NpgsqlException or OperationCanceledException or TimeoutException)
        {
            // The message says that something may be left; the next run takes it away.
        }
    }

    private Task DropAsync(string name, CancellationToken cancellation) => session.UnderAsync(session.Limits.Concurrent, () => session.RunAsync(async token =>
    {
        await using var drop = new NpgsqlCommand($"DROP INDEX CONCURRENTLY {name}", session.Connection) { CommandTimeout = 0 };
        return await drop.ExecuteNonQueryAsync(token);
    }, cancellation), cancellation);
}
