using Ferry.Core.Sql;
using Npgsql;

namespace Ferry.PostgreSql.Sessions;

/// <summary>Takes partitions off concurrently: what an interrupted run has begun is finished, and what it has done is passed over.</summary>
/// <param name="session">The session that executes.</param>
/// <param name="reporter">Told of what was found.</param>
internal sealed class DetachRepair(WatchedSession session, IProgress<string> reporter)
{
    // PostgreSQL 13 has neither the column nor the statement.
    private const string Sql = """
        SELECT (pg_catalog.to_jsonb(i)->>'inhdetachpending')::boolean FROM pg_catalog.pg_inherits i
        WHERE i.inhparent = pg_catalog.to_regclass($1) AND i.inhrelid = pg_catalog.to_regclass($2)
        """;

    /// <summary>True once a statement failed of which nothing is left.</summary>
    public bool IsCleanedUp { get; private set; }

    /// <summary>Runs a statement.</summary>
    /// <param name="detach">What it is about.</param>
    /// <param name="wasBegun">True when an earlier run began the statement and nobody recorded how it ended.</param>
    /// <param name="statement">Sends it.</param>
    /// <param name="cancellation">Cancels; a partition that is half off stays so, and the next run finishes it.</param>
    public async Task RunAsync(ConcurrentDetach detach, bool wasBegun, Func<Task> statement, CancellationToken cancellation)
    {
        switch (wasBegun ? await FindAsync(detach, cancellation) : State.Attached)
        {
            case State.Detached:
                reporter.Report($"    partition {detach.Partition} is off {detach.Table} already: an interrupted run did that");
                return;
            case State.Pending:
                reporter.Report($"    an interrupted run has begun to take partition {detach.Partition} off {detach.Table}; finishing it");
                await session.UnderAsync(session.Limits.Concurrent, () => session.RunAsync(async token =>
                {
                    await using var finish = new NpgsqlCommand(detach.Finalize, session.Connection) { CommandTimeout = 0 };
                    return await finish.ExecuteNonQueryAsync(token);
                }, cancellation), cancellation);
                return;
            default:
                await DetachAsync(detach, statement, cancellation);
                return;
        }
    }

    private async Task DetachAsync(ConcurrentDetach detach, Func<Task> statement, CancellationToken cancellation)
    {
        try
        {
            await session.UnderAsync(session.Limits.Concurrent, statement, cancellation);
        }
        catch (Exception) when (session.IsOpen)
        {
            IsCleanedUp = await FindAsync(detach, CancellationToken.None) == State.Attached;
            throw;
        }
    }

    private async Task<State> FindAsync(ConcurrentDetach detach, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Sql, session.Connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = detach.Table });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = detach.Partition });
        return await command.ExecuteScalarAsync(cancellation) switch
        {
            null => State.Detached,
            true => State.Pending,
            _ => State.Attached,
        };
    }

    private enum State
    {
        Attached,
        Pending,
        Detached,
    }
}
