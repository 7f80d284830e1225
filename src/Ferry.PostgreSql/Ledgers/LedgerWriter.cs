using System.Text.Json.Nodes;
using Ferry.Core.Ledgers;
using Ferry.Core.Migrations;
using Ferry.Core.Releases;
using Ferry.Core.Rendering;
using Ferry.Ports;
using Npgsql;

namespace Ferry.PostgreSql.Ledgers;

/// <summary>Writes the ledger over the session that executes.</summary>
internal sealed class LedgerWriter(Func<NpgsqlConnection> work, RunIdentity run) : ILedger
{
    public Task<Notice?> EnsureAsync(CancellationToken cancellation) => LedgerSchema.EnsureAsync(work(), cancellation);

    public Task<Ledger> ReadAsync(CancellationToken cancellation) => LedgerReader.ReadAsync(work(), cancellation);

    public Task BeginRunAsync(string target, CancellationToken cancellation) => RunAsync(
        cancellation,
        // We hold the run lock, so whoever has not ended is dead.
        LedgerSql.Command("UPDATE ferry.runs SET ended_at = clock_timestamp(), message = 'it was killed' WHERE ended_at IS NULL AND id <> $1", run.Id),
        LedgerSql.Command("INSERT INTO ferry.runs (id, target, operator) VALUES ($1, $2, $3) ON CONFLICT (id) DO NOTHING", run.Id, target, run.Operator));

    public Task BeginStepAsync(string step, CancellationToken cancellation) => RunAsync(
        cancellation,
        LedgerSql.Command("UPDATE ferry.steps SET ended_at = clock_timestamp() WHERE run_id = $1 AND ended_at IS NULL", run.Id),
        LedgerSql.Command("INSERT INTO ferry.steps (run_id, number, name) SELECT $1, count(*) + 1, $2 FROM ferry.steps WHERE run_id = $1", run.Id, step));

    public Task EndRunAsync(int exitCode, string message, CancellationToken cancellation) => RunAsync(
        cancellation,
        LedgerSql.Command("UPDATE ferry.steps SET ended_at = clock_timestamp() WHERE run_id = $1 AND ended_at IS NULL", run.Id),
        LedgerSql.Command("UPDATE ferry.runs SET ended_at = clock_timestamp(), exit_code = $2, message = $3 WHERE id = $1", run.Id, exitCode, message));

    public async Task<LedgerRelease> AddReleaseAsync(
        AppBuild build, string? artifact, IReadOnlyList<MigrationId> migrations, long? previous, string? backup, CancellationToken cancellation)
    {
        await using var batch = Batch(LedgerSql.Command(
            """
            INSERT INTO ferry.releases (id, run_id, version, commit, artifact, state, migrations, previous, backup, operator)
            SELECT COALESCE(max(id), 0) + 1, $1, $2, $3, $4, $5, $6::jsonb, $7::bigint, $8, $9 FROM ferry.releases RETURNING id
            """,
            run.Id,
            build.Version,
            build.Commit,
            artifact,
            nameof(ReleaseState.Deploying),
            new JsonArray([.. migrations.Select(id => (JsonNode)id.Value)]).ToJsonString(),
            previous?.ToString(System.Globalization.CultureInfo.InvariantCulture),
            backup,
            run.Operator));
        var id = (long)(await batch.ExecuteScalarAsync(cancellation))!;
        return await LedgerReader.ReadReleaseAsync(work(), id, cancellation);
    }

    public Task SetRunningAsync(long release, ReleaseState previousIs, CancellationToken cancellation) => RunAsync(
        cancellation,
        LedgerSql.Command("UPDATE ferry.releases SET state = $2, ended_at = clock_timestamp() WHERE state = 'Running' AND id <> $1", release, $"{previousIs}"),
        LedgerSql.Command("UPDATE ferry.releases SET state = 'Running', ended_at = clock_timestamp() WHERE id = $1", release));

    public Task SetFailedAsync(long release, CancellationToken cancellation) =>
        RunAsync(cancellation, LedgerSql.Command("UPDATE ferry.releases SET state = 'Failed', ended_at = clock_timestamp() WHERE id = $1", release));

    private NpgsqlBatch Batch(params NpgsqlBatchCommand[] commands)
    {
        var batch = new NpgsqlBatch(work());
        foreach (var command in commands) batch.BatchCommands.Add(command);
        return batch;
    }

    // A batch without an explicit transaction is one transaction of its own.
    private async Task RunAsync(CancellationToken cancellation, params NpgsqlBatchCommand[] commands)
    {
        await using var batch = Batch(commands);
        await batch.ExecuteNonQueryAsync(cancellation);
    }
}
