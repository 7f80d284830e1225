using Ferry.Core.Outcomes;
using Ferry.Core.Planning;
using Ferry.Core.Planning.Online;
using Ferry.PostgreSql.Tests.Migrating;
using Ferry.Testing;
using FerryTestHost.Histories;

namespace Ferry.PostgreSql.Tests.Online;

public sealed class OnlineMigrationTests
{
    private const string Rows = "INSERT INTO customer SELECT i, i || '@example.org' FROM generate_series(1, 500) i; INSERT INTO purchase SELECT i, i, NULLIF(i, 7), 'n' FROM generate_series(1, 500) i";
    private const string Executed = "SELECT up::text FROM ferry.migrations WHERE migration_id LIKE '%Tighten%'";

    [Fact]
    public async Task With_rows_the_online_form_runs_and_without_the_plain_one_and_both_make_the_same_schema_up_and_down()
    {
        var (full, empty) = (await AtAsync("CreateShop"), await AtAsync("CreateShop"));
        await full.AskAsync<object>(Rows);
        var before = await DumpAsync(full);

        foreach (var one in new[] { full, empty }) Assert.IsType<MigrateOutcome.Completed>(await one.UpAsync<OnlineContext>("TightenShop"));
        var (online, plain) = (await full.AskAsync<string>(Executed), await empty.AskAsync<string>(Executed));
        Assert.All(["CREATE INDEX CONCURRENTLY", "CREATE UNIQUE INDEX CONCURRENTLY", "DROP INDEX CONCURRENTLY", "NOT VALID", "VALIDATE", "\"begins\"", "\"insteadOf\""], words => Assert.Contains(words, online, StringComparison.Ordinal));
        Assert.All(["CONCURRENTLY", "VALID", "begins", "final"], words => Assert.DoesNotContain(words, plain, StringComparison.Ordinal));
        Assert.Contains("CREATE INDEX ix_refund_note", online, StringComparison.Ordinal);
        Assert.Equal(await DumpAsync(empty), await DumpAsync(full));
        Assert.Equal(0, await full.AskAsync<int>("SELECT min(amount) FROM purchase"));
        Assert.Equal(await empty.AskAsync<string>("SELECT checksum FROM ferry.migrations WHERE migration_id LIKE '%Tighten%'"), await full.AskAsync<string>("SELECT checksum FROM ferry.migrations WHERE migration_id LIKE '%Tighten%'"));

        foreach (var one in new[] { full, empty }) Assert.IsType<MigrateOutcome.Completed>(await one.DownAsync<OnlineContext>());
        Assert.Equal(await DumpAsync(empty), await DumpAsync(full));
        Assert.Equal(before, await DumpAsync(full));
    }

    [Fact]
    public async Task An_offline_migration_keeps_the_plain_form_in_both_directions_and_gives_its_reason()
    {
        var pipeline = await AtAsync("CreateShop", isProtected: true);
        await pipeline.AskAsync<object>(Rows);
        Assert.IsType<MigrateOutcome.Completed>(await pipeline.UpAsync<OnlineContext>("TightenShop"));
        Plan? seen = null;
        pipeline.WhileAsked = plan => seen = plan;

        Assert.IsType<MigrateOutcome.Completed>(await pipeline.UpAsync<OnlineContext>());
        Assert.Equal("CREATE INDEX ix_at_night ON purchase (note)", seen!.Migrations[0].Statements[0].Sql);
        Assert.StartsWith("  as EF Core has it, [Offline]: nobody is here at night", SqlText.Of(seen.Migrations[0]), StringComparison.Ordinal);
        Assert.IsType<MigrateOutcome.Completed>(await pipeline.DownAsync<OnlineContext>());
        Assert.Equal("DROP INDEX ix_at_night", seen!.Migrations[0].Statements[0].Sql);
    }

    [Fact]
    public async Task An_offline_migration_that_does_not_say_why_is_refused()
    {
        var outcome = Assert.IsType<MigrateOutcome.Refused>(await (await Pipeline.CreateAsync()).UpAsync<UnexplainedContext>());
        Assert.Contains("[Offline] without a reason", outcome.Notice.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_confirmed_plan_is_refused_when_a_table_gets_its_first_row_before_the_lock()
    {
        var pipeline = await AtAsync("CreateShop", isProtected: true);
        pipeline.WhileAsked = _ => pipeline.AskAsync<object>(Rows).GetAwaiter().GetResult();

        var outcome = Assert.IsType<MigrateOutcome.Refused>(await pipeline.UpAsync<OnlineContext>("TightenShop"));
        Assert.Contains("a table got its first rows", outcome.Notice.Headline, StringComparison.Ordinal);
        pipeline.WhileAsked = _ => { };
        Assert.IsType<MigrateOutcome.Completed>(await pipeline.UpAsync<OnlineContext>("TightenShop"));
    }

    [Fact]
    public async Task The_ledgers_way_back_gets_its_form_when_it_runs_and_what_ran_online_is_applied_again_as_it_was()
    {
        var pipeline = await AtAsync("TightenShop");
        await pipeline.AskAsync<object>(Rows.Replace("NULLIF(i, 7)", "i", StringComparison.Ordinal));
        Assert.Contains(await FromLedgerAsync(pipeline, Direction.Down), statement => statement == "DROP INDEX CONCURRENTLY ix_purchase_customer_id");

        Assert.IsType<MigrateOutcome.Completed>(await pipeline.DownAsync<OnlineContext>());
        Assert.IsType<MigrateOutcome.Completed>(await pipeline.UpAsync<OnlineContext>("TightenShop"));
        var executed = await pipeline.AskAsync<string[]>("SELECT array_agg(one->>'sql' ORDER BY all_of_it.number) FROM ferry.migrations, jsonb_array_elements(up) WITH ORDINALITY AS all_of_it (one, number) WHERE migration_id LIKE '%Tighten%' AND reverted_at IS NULL");
        Assert.Contains(executed!, statement => statement.Contains("VALIDATE", StringComparison.Ordinal));
        Assert.Equal(executed, await FromLedgerAsync(pipeline, Direction.Up));
    }

    private static async Task<List<string>> FromLedgerAsync(Pipeline pipeline, Direction direction)
    {
        await using var database = await pipeline.OpenAsync<OnlineContext>("test");
        var entry = (await database.ReadLedgerAsync(default)).Migrations.Last(migration => migration.Id.Name == "TightenShop");
        var plain = direction == Direction.Down ? pipeline.Plans<OnlineContext>().FromLedger([entry], []) : pipeline.Plans<OnlineContext>().FromLedger([], [entry]);
        var online = OnlineForm.Of(plain, await database.ReadRelationsAsync(OnlineForm.Questions(plain), default));
        Assert.Equal(direction == Direction.Up, online.Migrations[0].Checksum == entry.Checksum);
        return [.. online.Migrations[0].Statements.SkipLast(1).Select(statement => statement.Sql)];
    }

    // A boundary is a row of the journal: before it, what it tells of is not recorded. FERRY_TEST_KILLS asks for all of them.
    [Fact]
    public async Task Cut_at_its_boundaries_it_goes_on_in_the_same_form_up_and_down()
    {
        var undisturbed = await FullAsync();
        var (before, start) = (await LastRowAsync(undisturbed), await DumpAsync(undisturbed));
        Assert.IsType<MigrateOutcome.Completed>(await undisturbed.UpAsync<OnlineContext>("TightenShop"));
        var (after, full) = (await LastRowAsync(undisturbed), await DumpAsync(undisturbed));
        Assert.IsType<MigrateOutcome.Completed>(await undisturbed.DownAsync<OnlineContext>());
        var end = await LastRowAsync(undisturbed);
        Assert.InRange(after - before, 15, 60);

        for (var row = before + 1; row <= end; row += Environment.GetEnvironmentVariable("FERRY_TEST_KILLS") is null ? 5 : 1)
        {
            var pipeline = await FullAsync();
            if (row > after) Assert.IsType<MigrateOutcome.Completed>(await pipeline.UpAsync<OnlineContext>("TightenShop"));
            await pipeline.CutAtAsync($"NEW.number = {row}", Run);
            var outcome = await Run();
            Assert.True(outcome is MigrateOutcome.Completed, $"row {row}: {outcome.Notice}");
            Assert.Equal(row > after ? start : full, await DumpAsync(pipeline));

            Task<MigrateOutcome> Run() => row > after ? pipeline.DownAsync<OnlineContext>() : pipeline.UpAsync<OnlineContext>("TightenShop");
        }
    }

    private static Task<long> LastRowAsync(Pipeline pipeline) => pipeline.AskAsync<long>("SELECT max(number) FROM ferry.journal");

    private static async Task<Pipeline> FullAsync()
    {
        var pipeline = await AtAsync("CreateShop");
        await pipeline.AskAsync<object>(Rows);
        return pipeline;
    }

    private static Task<string> DumpAsync(Pipeline pipeline) => DatabaseText.OfAsync(pipeline.ConnectionString, "--schema-only", "--exclude-schema=ferry");

    private static async Task<Pipeline> AtAsync(string revision, bool isProtected = false)
    {
        var pipeline = await Pipeline.CreateAsync(isProtected);
        pipeline.Confirms = true;
        Assert.IsType<MigrateOutcome.Completed>(await pipeline.UpAsync<OnlineContext>(revision));
        return pipeline;
    }
}
