using Ferry.Core.Migrations;
using Ferry.Core.Planning;
using Ferry.Core.Planning.Online;
using Ferry.Core.Rendering;
using Ferry.Ports;
using Ferry.PostgreSql.Tests.Migrating;
using Ferry.Testing;
using FerryTestHost.Histories;

namespace Ferry.PostgreSql.Tests.Online;

/// <summary>A database in which commands are executed, in EF Core's form or in ours.</summary>
internal sealed class OnlineRun : IAsyncDisposable
{
    private readonly Pipeline _pipeline;
    private readonly IDatabase _database;
    private readonly IMigrationRun _run;

    private OnlineRun(Pipeline pipeline, IDatabase database, IMigrationRun run) => (_pipeline, _database, _run) = (pipeline, database, run);

    public static async Task<OnlineRun> CreateAsync()
    {
        var pipeline = await Pipeline.CreateAsync();
        var database = await pipeline.OpenAsync<BusyContext>("online");
        var run = ((LockAttempt.Held)await database.LockAsync(TimeSpan.FromMinutes(1), default)).Run;
        await run.EnsureHistoryAsync(default);
        return new OnlineRun(pipeline, database, run);
    }

    public Task SqlAsync(string sql) => _pipeline.AskAsync<object>(sql);

    public Task<T?> AskAsync<T>(string sql) => _pipeline.AskAsync<T>(sql);

    /// <summary>The schema as text.</summary>
    public Task<string> DumpAsync() => DatabaseText.OfAsync(_pipeline.ConnectionString, "--schema-only");

    /// <summary>Plans as EF Core generated it.</summary>
    public static PlannedMigration Plain(Direction direction, IEnumerable<GeneratedCommand> commands)
    {
        var (migration, findings) = MigrationPlanner.Plan(
            new MigrationId("20260101000000_A"), direction, commands, direction == Direction.Up ? """INSERT INTO "__EFMigrationsHistory" VALUES ('20260101000000_A', '10')""" : """DELETE FROM "__EFMigrationsHistory" """);
        Assert.Empty(findings);
        return migration;
    }

    /// <summary>Puts a migration into the form for this database.</summary>
    public async Task<PlannedMigration> OnlineAsync(PlannedMigration migration)
    {
        var plan = new Plan([migration]);
        return OnlineForm.Of(plan, await _database.ReadRelationsAsync(OnlineForm.Questions(plan), default)).Migrations[0];
    }

    public async Task ExecuteAsync(PlannedMigration migration)
    {
        var ending = await _run.ExecuteAsync(migration, ExecutionTerms.Bare, default);
        if (ending is MigrationExecution.Failed failed) Assert.Fail($"{failed.Statement.Sql}\n{failed.Error}\n{SqlText.Of(migration)}");
        Assert.IsType<MigrationExecution.Completed>(ending);
    }

    /// <summary>Executes what EF Core itself may not get right.</summary>
    public async Task<bool> TryExecuteAsync(PlannedMigration migration) => await _run.ExecuteAsync(migration, ExecutionTerms.Bare, default) is MigrationExecution.Completed;

    public async ValueTask DisposeAsync()
    {
        await _run.DisposeAsync();
        await _database.DisposeAsync();
    }
}
