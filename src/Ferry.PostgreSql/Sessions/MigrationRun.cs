using Ferry.Core.Migrations;
using Ferry.Core.Outcomes;
using Ferry.Core.Planning;
using Ferry.Core.Status;
using Ferry.Ports;
using Npgsql;

namespace Ferry.PostgreSql.Sessions;

/// <summary>What may be done under the run lock: <paramref name="keeper"/> holds it and stays idle, <paramref name="work"/> executes.</summary>
internal sealed class MigrationRun(
    Connector connector, NpgsqlConnection keeper, NpgsqlConnection work, string label, History history, IMigrationSource source, IProgress<string> reporter) : IMigrationRun
{
    public Task<IReadOnlyList<HistoryRow>> ReadHistoryAsync(CancellationToken cancellation) => history.ReadAsync(work, cancellation);

    public async Task EnsureHistoryAsync(CancellationToken cancellation)
    {
        // Asked first, because CREATE TABLE IF NOT EXISTS wants the right to create even where the table is there.
        await using var exists = new NpgsqlCommand("SELECT pg_catalog.to_regclass($1) IS NOT NULL", work);
        exists.Parameters.Add(new NpgsqlParameter<string> { TypedValue = source.HistoryTable });
        if ((bool)(await exists.ExecuteScalarAsync(cancellation))!) return;
        await using var create = new NpgsqlCommand(source.CreateHistorySql, work);
        await create.ExecuteNonQueryAsync(cancellation);
    }

    public async Task<MigrationExecution> ExecuteAsync(PlannedMigration migration, CancellationToken cancellation)
    {
        work.Notice += Tell;
        try
        {
            return await new MigrationExecutor(keeper, work, history).ExecuteAsync(migration, cancellation) switch
            {
                // A broken connection tells nothing about what the server did; only the history does.
                { IsLost: true } lost => await AskAsync(migration, lost),
                var attempt => attempt.Ending,
            };
        }
        finally
        {
            work.Notice -= Tell;
        }
    }

    public async Task RecordAsync(IReadOnlyList<string> statements, CancellationToken cancellation)
    {
        await using var transaction = await work.BeginTransactionAsync(cancellation);
        foreach (var sql in statements.Prepend(history.LockSql))
        {
            await using var command = new NpgsqlCommand(sql, work, transaction);
            await command.ExecuteNonQueryAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }

    public ValueTask DisposeAsync() => keeper.DisposeAsync();

    private async Task<MigrationExecution> AskAsync(PlannedMigration migration, ExecutionAttempt lost)
    {
        var failed = (MigrationExecution.Failed)lost.Ending;
        try
        {
            // The old session may still be at work; its lock says so. It is cut off before it could commit, or has committed.
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            await using var fresh = await connector.OpenAsync(label, patience.Token);
            if (!await AdvisoryLock.PollAsync(fresh, AdvisoryKey.Work, TimeSpan.FromSeconds(20), reporter, TimeProvider.System, patience.Token)) return Unknown();
            var rows = await history.ReadAsync(fresh, patience.Token);
            var recorded = rows.Any(row => row.Id == migration.Id);
            return recorded == (migration.Direction == Direction.Up) ? new MigrationExecution.Completed() : failed;
        }
        catch (Exception problem) when (problem is Core.Rendering.SurroundingsException or NpgsqlException or OperationCanceledException)
        {
            return Unknown();
        }

        MigrationExecution.Unknown Unknown() => new(failed.Statement, failed.Error);
    }

    private void Tell(object sender, NpgsqlNoticeEventArgs args) => reporter.Report($"    {args.Notice.Severity}: {args.Notice.MessageText}");
}
