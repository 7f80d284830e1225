using FerryTestHost.Histories;

namespace Ferry.Acceptance.Tests.Races;

[Collection("Races")]
public sealed class EightAtOnceTests
{
    private const int Processes = 8;

    [Fact]
    public async Task Each_migration_runs_once()
    {
        var database = await TestDatabase.CreateAsync();
        await RaceAsync(nameof(OrdinaryContext), database, migrations: 3);
        Assert.Equal(["20260101000000_CreateA", "20260102000000_CreateB", "20260103000000_CreateC"], await database.HistoryAsync());
        Assert.Equal(1L, await database.AskAsync<long>("SELECT count(*) FROM a"));
    }

    [Fact]
    public async Task Each_statement_outside_a_transaction_runs_once()
    {
        var database = await TestDatabase.CreateAsync();
        await RaceAsync(nameof(SuppressedContext), database, migrations: 3);
        Assert.Equal(11, await database.AskAsync<int>("SELECT n FROM counter"));
    }

    [Fact]
    public async Task Each_concurrent_index_is_built_once_and_valid()
    {
        var database = await TestDatabase.CreateAsync();
        await RaceAsync(nameof(ConcurrentContext), database, migrations: 4);
        Assert.Equal(50_000L, await database.AskAsync<long>("SELECT count(*) FROM row"));
        Assert.Equal(
            ["ix_row_i", "ix_row_i_desc"],
            await database.AskAsync<string[]>("SELECT array_agg(indexrelid::regclass::text ORDER BY indexrelid::regclass::text) FROM pg_index WHERE indrelid = 'row'::regclass AND indisvalid AND indisready") ?? []);
    }

    [Fact]
    public async Task Those_who_wait_name_the_owner_of_the_lock()
    {
        var database = await TestDatabase.CreateAsync();
        await using var reader = await database.OpenAsync();
        await using var transaction = await reader.BeginTransactionAsync();
        await using var hold = new Npgsql.NpgsqlCommand("CREATE TABLE a (i int)", reader);
        await hold.ExecuteNonQueryAsync();

        // The first migration waits for the uncommitted table of its name, and everybody else for whoever runs it.
        var race = Enumerable.Range(0, Processes).Select(_ => new MigrateUpProcess(nameof(OrdinaryContext), database).Start()).ToList();
        await race[0].UntilAsync(async () => await WaitingAsync(database) == Processes);
        await Task.Delay(TimeSpan.FromSeconds(3));
        await transaction.RollbackAsync();
        var runs = await Task.WhenAll(race.Select(run => run.EndAsync()));
        race.ForEach(run => run.Dispose());
        Assert.All(runs, run => Assert.True(run.Succeeded, run.Said));
        var waiting = runs.Where(run => run.Output.Contains("waiting for another run: \"ferry migrate-up", StringComparison.Ordinal)).ToList();
        Assert.Equal(Processes - 1, waiting.Count);
        Assert.All(waiting, run => Assert.Matches(@"waiting for another run: ""ferry migrate-up [^""]+"" \(server pid [0-9]+, role \w+, since [0-9: -]+ UTC\)", run.Output));
    }

    private static async Task RaceAsync(string history, TestDatabase database, int migrations)
    {
        var runs = await Task.WhenAll(Enumerable.Range(0, Processes).Select(_ => new MigrateUpProcess(history, database).RunAsync()));
        Assert.All(runs, run => Assert.True(run.Succeeded, run.Said));
        Assert.Equal(migrations, runs.Sum(run => run.Output.Split('\n').Count(line => line.Contains("  applied in ", StringComparison.Ordinal))));
        Assert.Equal(migrations, (await database.HistoryAsync()).Length);
    }

    // Each has a connection to look with; only the one at work and those who polled once have a second one.
    private static async Task<long> WaitingAsync(TestDatabase database) =>
        await database.AskAsync<long>("SELECT count(DISTINCT application_name) FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'ferry migrate-up%'");
}
