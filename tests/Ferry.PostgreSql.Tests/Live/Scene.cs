using Ferry.Core.Live;
using Ferry.Core.Migrations;
using Ferry.Core.Planning;
using Ferry.PostgreSql.Tests.Migrating;
using Ferry.Settings;
using FerryTestHost.Histories;
using Npgsql;

namespace Ferry.PostgreSql.Tests.Live;

/// <summary>Makes others use a database, and looks at it with the eyes of a plan.</summary>
internal static class Scene
{
    /// <summary>Thresholds that a test need not wait for.</summary>
    public static LiveThresholds Strict { get; } = LiveThresholds.Usual with { OldTransaction = TimeSpan.Zero };

    public static LiveGateSettings Impatient { get; } = new(Strict, TimeSpan.FromSeconds(1));

    /// <summary>A plan of one migration.</summary>
    public static TouchedTables Touch(params string[] statements) => TouchedTables.Of(new Plan(
        [new PlannedMigration(new MigrationId("20270101000000_Next"), Direction.Up, [.. statements.Select((sql, index) => new PlannedStatement(index + 1, sql, InTransaction: true))])]));

    public static async Task<LiveFacts> LookAsync(Pipeline pipeline, params string[] statements)
    {
        await using var database = await pipeline.OpenAsync<BusyContext>("test");
        return await database.ReadLiveAsync(Touch(statements), CancellationToken.None);
    }

    public static async Task<IReadOnlyList<LiveFinding>> JudgeAsync(Pipeline pipeline, params string[] statements) =>
        LiveGate.Judge(Touch(statements), await LookAsync(pipeline, statements), Strict);

    /// <summary>A session that runs some statements and stays.</summary>
    public static async Task<NpgsqlConnection> StayAsync(string connectionString, params string[] statements)
    {
        var connection = new NpgsqlConnection(connectionString + ";Pooling=false;Application Name=a report");
        await connection.OpenAsync();
        foreach (var sql in statements)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }

        return connection;
    }

    public static async Task RunAsync(string connectionString, params string[] statements) => await (await StayAsync(connectionString, statements)).DisposeAsync();
}
