using FerryTestHost.Histories;

namespace Ferry.Acceptance.Tests.Races;

[Collection("Races")]
public sealed class AnotherToolTests
{
    [Fact]
    public async Task What_another_tool_applied_meanwhile_is_not_run_and_counts_as_applied()
    {
        var database = await TestDatabase.CreateAsync();
        await database.RunAsync("""CREATE TABLE "__EFMigrationsHistory" ("MigrationId" varchar(150) PRIMARY KEY, "ProductVersion" varchar(32) NOT NULL)""");
        await using var tool = await database.OpenAsync();
        await using var transaction = await tool.BeginTransactionAsync();
        // A tool that knows no run lock, at work between the look at the history and the first migration.
        await using var work = new Npgsql.NpgsqlCommand(
            """
            LOCK TABLE "__EFMigrationsHistory" IN EXCLUSIVE MODE;
            CREATE TABLE a (i int UNIQUE);
            INSERT INTO "__EFMigrationsHistory" VALUES ('20260101000000_CreateA', '10.0.0');
            """,
            tool);
        var run = new MigrateUpProcess(nameof(FailingContext), database);
        await work.ExecuteNonQueryAsync();
        using var running = run.Start();
        await running.UntilAsync(() => IsWaitingAsync(database));
        await transaction.CommitAsync();

        var ended = await running.EndAsync();
        Assert.Equal(4, ended.ExitCode);
        Assert.Contains("is at 20260101000000_CreateA.", ended.Error.Split('\n')[0], StringComparison.Ordinal);
        Assert.Equal(["20260101000000_CreateA"], await database.HistoryAsync());
    }

    private static Task<bool> IsWaitingAsync(TestDatabase database) =>
        database.AskAsync<bool>("SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND application_name LIKE 'ferry migrate-up%')");
}
