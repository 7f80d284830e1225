using Ferry.Core.Ledgers;
using Ferry.Core.Outcomes;
using FerryTestHost.Histories;
using Npgsql;

namespace Ferry.PostgreSql.Tests.Migrating;

public sealed class InterruptedMigrationTests
{
    private const string Uncertain = "began statement 6 of 20260102000000_MixEverything outside a transaction, and nothing tells whether it ran";

    private const string State = """
        SELECT (SELECT string_agg(DISTINCT v::text, ',') FROM mixed) || ' ' || (SELECT string_agg(attname, ',' ORDER BY attnum) FROM pg_attribute WHERE attrelid = 'mixed'::regclass AND attnum > 0 AND NOT attisdropped)
            || ' ' || COALESCE((SELECT string_agg(c.relname || i.indisvalid, ',' ORDER BY c.relname) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE i.indrelid = 'mixed'::regclass), '')
            || ' ' || COALESCE((SELECT string_agg(conname || convalidated, ',' ORDER BY conname) FROM pg_constraint WHERE conrelid = 'mixed'::regclass AND contype <> 'n'), '')
        """;

    [Fact]
    public async Task Cut_at_every_boundary_up_and_down_nothing_runs_twice_and_nothing_is_left_out()
    {
        var undisturbed = await CreatedAsync();
        var before = await undisturbed.AskAsync<long>("SELECT max(number) FROM ferry.journal");
        var empty = await undisturbed.AskAsync<string>(State);
        Assert.IsType<MigrateOutcome.Completed>(await undisturbed.UpAsync<MixedContext>());
        var (after, full) = (await undisturbed.AskAsync<long>("SELECT max(number) FROM ferry.journal"), await undisturbed.AskAsync<string>(State));
        Assert.Equal("211 id,v,n ix_mixed_vtrue,mixed_pkeytrue checkedtrue,mixed_pkeytrue", full);
        Assert.IsType<MigrateOutcome.Completed>(await undisturbed.DownAsync<MixedContext>());
        var end = await undisturbed.AskAsync<long>("SELECT max(number) FROM ferry.journal");
        Assert.Equal(empty, await undisturbed.AskAsync<string>(State));

        for (var row = before + 1; row <= end; row++)
        {
            var pipeline = await CreatedAsync();
            if (row > after) Assert.IsType<MigrateOutcome.Completed>(await pipeline.UpAsync<MixedContext>());
            var cut = await pipeline.CutAtAsync($"NEW.number = {row}", () => row > after ? pipeline.DownAsync<MixedContext>() : pipeline.UpAsync<MixedContext>());
            Assert.Equal(await pipeline.AskAsync<string>(State) == (row > after ? full : empty) ? ExitCode.RolledBack : ExitCode.StoppedPartway, cut.ExitCode);
            var outcome = row > after ? await pipeline.DownAsync<MixedContext>() : await pipeline.UpAsync<MixedContext>();
            if (outcome is MigrateOutcome.StoppedPartway stopped)
            {
                // The record of the call's end was cut off, or what committed with the record of its beginning.
                Assert.Contains(Uncertain, stopped.Notice.ToString(), StringComparison.Ordinal);
                pipeline.Assumption = (await pipeline.AskAsync<string>("SELECT DISTINCT v::text FROM mixed")) == "201" ? Assumption.Done : Assumption.NotDone;
                outcome = await pipeline.UpAsync<MixedContext>();
            }

            Assert.True(outcome is MigrateOutcome.Completed, $"row {row}: {outcome.Notice}");
            Assert.Equal(row > after ? empty : full, await pipeline.AskAsync<string>(State));
            Assert.Empty(await TamperingAsync(pipeline));
        }
    }

    [Theory]
    [InlineData(Assumption.Done, "211")]
    [InlineData(Assumption.NotDone, "411")]
    public async Task What_nothing_tells_of_is_not_run_again_until_somebody_says_so(Assumption assumption, string expected)
    {
        var pipeline = await CreatedAsync();
        await pipeline.CutAtAsync("NEW.event = 'done' AND NEW.statement = 6", () => pipeline.UpAsync<MixedContext>());

        var stopped = await pipeline.UpAsync<MixedContext>();
        Assert.Equal(ExitCode.StoppedPartway, stopped.ExitCode);
        Assert.Contains(Uncertain, stopped.Notice.ToString(), StringComparison.Ordinal);
        Assert.Contains("This run changed nothing.", stopped.Notice.ToString(), StringComparison.Ordinal);
        Assert.Contains("--assume-done", stopped.Notice.ToString(), StringComparison.Ordinal);
        Assert.Equal("201", await pipeline.AskAsync<string>("SELECT DISTINCT v::text FROM mixed"));

        pipeline.Assumption = assumption;
        Assert.IsType<MigrateOutcome.Completed>(await pipeline.UpAsync<MixedContext>());
        Assert.Equal(expected, await pipeline.AskAsync<string>("SELECT DISTINCT v::text FROM mixed"));
        Assert.Equal(assumption == Assumption.Done ? "true" : "false", await pipeline.AskAsync<string>("SELECT details->>'done' FROM ferry.journal WHERE event = 'assumed'"));
    }

    [Fact]
    public async Task A_call_that_failed_half_way_is_not_repeated_silently()
    {
        var pipeline = await CreatedAsync();
        await pipeline.AskAsync<object>("CREATE OR REPLACE PROCEDURE raise_by_hundreds() LANGUAGE plpgsql AS $$ BEGIN UPDATE mixed SET v = v + 100; COMMIT; PERFORM 1 / 0; END $$");
        Assert.Equal(ExitCode.StoppedPartway, (await pipeline.UpAsync<MixedContext>()).ExitCode);
        Assert.Contains(Uncertain, (await pipeline.UpAsync<MixedContext>()).Notice.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_failed_may_be_mended_and_goes_on_behind_what_is_committed()
    {
        var pipeline = await CreatedAsync();
        MixedContext.Edit.Value = ("n > 5", 10);
        var failed = Assert.IsType<MigrateOutcome.StoppedPartway>(await pipeline.UpAsync<MixedContext>());
        Assert.Contains("it goes on with that statement, behind the committed ones", failed.Notice.ToString(), StringComparison.Ordinal);
        Assert.Equal([1, 2, 3, 4], failed.Committed.Select(statement => statement.Number));

        MixedContext.Edit.Value = ("n > 0", 10);
        var edited = Assert.IsType<MigrateOutcome.StoppedPartway>(await pipeline.UpAsync<MixedContext>());
        Assert.Contains("committed part of 20260102000000_MixEverything, and that part reads differently now", edited.Notice.ToString(), StringComparison.Ordinal);
        Assert.Contains("CHECK (n > 0)", edited.Notice.ToString(), StringComparison.Ordinal);

        MixedContext.Edit.Value = ("n > 5", 20);
        await pipeline.AskAsync<object>("UPDATE mixed SET n = 6");
        Assert.IsType<MigrateOutcome.Completed>(await pipeline.UpAsync<MixedContext>());
        Assert.Equal("221", await pipeline.AskAsync<string>("SELECT DISTINCT v::text FROM mixed"));
        Assert.Contains("+ 20", await pipeline.AskAsync<string>("SELECT up::text FROM ferry.migrations ORDER BY number DESC LIMIT 1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_ledger_says_who_where_how_long_and_of_which_plan()
    {
        var pipeline = await CreatedAsync();
        await using var database = await pipeline.OpenAsync<MixedContext>("test");
        var kept = Assert.Single((await database.ReadLedgerAsync(default)).Migrations).Execution;
        Assert.Equal((Environment.UserName, Environment.MachineName, 64), (kept.Operator, kept.Host, kept.Plan?.Length));
        Assert.InRange(kept.Duration!.Value, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(1));
        Assert.InRange(kept.Applied!.Value, DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddMinutes(5));
    }

    [Fact]
    public async Task The_duration_holds_the_last_statements_too()
    {
        var pipeline = await Pipeline.CreateAsync();
        Assert.IsType<MigrateOutcome.Completed>(await pipeline.UpAsync<SlowContext>());
        Assert.True(await pipeline.AskAsync<bool>("SELECT duration_ms BETWEEN 400 AND 60000 FROM ferry.migrations"));
        Assert.True(await pipeline.AskAsync<bool>("SELECT (details->>'durationMs')::bigint BETWEEN 400 AND 60000 FROM ferry.journal WHERE event = 'applied'"));
        Assert.IsType<MigrateOutcome.Completed>(await pipeline.DownAsync<SlowContext>());
        Assert.True(await pipeline.AskAsync<bool>("SELECT (details->>'durationMs')::bigint BETWEEN 200 AND 60000 FROM ferry.journal WHERE event = 'reverted'"));
    }

    [Theory]
    [InlineData("UPDATE ferry.journal SET details = details || '{\"operator\": \"nobody\"}' WHERE number = 2", "row 2 of ferry.journal")]
    [InlineData("DELETE FROM ferry.journal WHERE number = 3", "row 4 of ferry.journal")]
    [InlineData("UPDATE ferry.migrations SET up = '[]' WHERE migration_id LIKE '%CreateMixed'", "the row of 20260101000000_CreateMixed in ferry.migrations")]
    public async Task A_changed_row_shows(string change, string expected)
    {
        var pipeline = await CreatedAsync();
        Assert.IsType<MigrateOutcome.Completed>(await pipeline.UpAsync<MixedContext>());
        Assert.Empty(await TamperingAsync(pipeline));
        await pipeline.AskAsync<object>(change);
        Assert.Contains(expected, await TamperingAsync(pipeline));
    }

    [Fact]
    public async Task Others_see_which_statement_of_which_migration_runs()
    {
        var pipeline = await CreatedAsync();
        await using var holder = new NpgsqlConnection(pipeline.ConnectionString + ";Pooling=false");
        await holder.OpenAsync();
        await using var hold = new NpgsqlCommand("BEGIN; LOCK TABLE mixed IN SHARE MODE", holder);
        await hold.ExecuteNonQueryAsync();
        var running = pipeline.UpAsync<MixedContext>();
        string? name;
        while ((name = await pipeline.AskAsync<string?>("SELECT max(application_name) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")) is null)
        {
            Assert.False(running.IsCompleted, "it never waited for the table");
            await Task.Delay(10);
        }

        Assert.Matches("^ferry migrate-up [0-9a-f]{8} 1/9 20260102000000_MixEverything$", name);
        await holder.CloseAsync();
        Assert.IsType<MigrateOutcome.Completed>(await running);
    }

    private static async Task<Pipeline> CreatedAsync()
    {
        MixedContext.Edit.Value = null;
        var pipeline = await Pipeline.CreateAsync();
        Assert.IsType<MigrateOutcome.Completed>(await pipeline.UpAsync<MixedContext>("CreateMixed"));
        return pipeline;
    }

    private static async Task<IReadOnlyList<string>> TamperingAsync(Pipeline pipeline)
    {
        await using var database = await pipeline.OpenAsync<MixedContext>("test");
        return await database.FindTamperingAsync(default);
    }
}
