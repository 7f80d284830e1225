using Ferry.Core.Outcomes;
using FerryTestHost.Histories;

namespace Ferry.PostgreSql.Tests.Migrating;

public class MigrateUpTests
{
    [Fact]
    public async Task Everything_pending_is_applied_and_recorded_as_EF_Core_records_it()
    {
        var pipeline = await Pipeline.CreateAsync();
        var outcome = Assert.IsType<MigrateOutcome.Completed>(await pipeline.UpAsync<OrdinaryContext>());
        Assert.Equal(3, outcome.Migrations.Count);
        Assert.Equal("20260101000000_CreateA 20260102000000_CreateB 20260103000000_CreateC", await pipeline.HistoryAsync());
        Assert.Equal(Microsoft.EntityFrameworkCore.Infrastructure.ProductInfo.GetVersion(), await pipeline.AskAsync<string>("""SELECT DISTINCT "ProductVersion" FROM "__EFMigrationsHistory" """));
        Assert.True(await pipeline.ExistsAsync("c"));
    }

    [Fact]
    public async Task A_second_run_finds_nothing_to_do()
    {
        var pipeline = await Pipeline.CreateAsync();
        await pipeline.UpAsync<OrdinaryContext>();
        var outcome = Assert.IsType<MigrateOutcome.UpToDate>(await pipeline.UpAsync<OrdinaryContext>());
        Assert.Equal("20260103000000_CreateC", outcome.Current?.Value);
        Assert.Equal(1L, await pipeline.AskAsync<long>("SELECT count(*) FROM a"));
    }

    [Fact]
    public async Task A_revision_ends_the_run_there()
    {
        var pipeline = await Pipeline.CreateAsync();
        await pipeline.UpAsync<OrdinaryContext>("CreateB");
        Assert.Equal("20260101000000_CreateA 20260102000000_CreateB", await pipeline.HistoryAsync());
    }

    [Fact]
    public async Task A_failing_statement_halts_the_run_and_leaves_nothing_of_its_migration()
    {
        var pipeline = await Pipeline.CreateAsync();
        var outcome = Assert.IsType<MigrateOutcome.StoppedPartway>(await pipeline.UpAsync<FailingContext>());
        var failed = Assert.IsType<Halt.Failed>(outcome.Halt).Statement;
        Assert.Equal(2, failed.Statement.Number);
        Assert.Equal("23505", failed.Error.SqlState);
        Assert.Contains("Key (i)=(7) already exists", failed.Error.Detail, StringComparison.Ordinal);
        Assert.Equal("20260101000000_CreateA", await pipeline.HistoryAsync());
        Assert.Equal(0L, await pipeline.AskAsync<long>("SELECT count(*) FROM a"));
        Assert.False(await pipeline.ExistsAsync("c"));
        Assert.Equal(5, (int)outcome.ExitCode);
    }

    [Fact]
    public async Task A_first_migration_that_fails_leaves_the_database_as_it_was()
    {
        var pipeline = await Pipeline.CreateAsync();
        var outcome = Assert.IsType<MigrateOutcome.RolledBack>(await pipeline.UpAsync<MisspeltContext>());
        Assert.Equal(4, (int)outcome.ExitCode);
        Assert.False(await pipeline.ExistsAsync("person"));
        Assert.Null(await pipeline.HistoryAsync());
        Assert.Contains("position: line 2, column 5", outcome.Notice.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_migration_that_had_committed_halfway_says_which_statements_stay()
    {
        var pipeline = await Pipeline.CreateAsync();
        var outcome = Assert.IsType<MigrateOutcome.StoppedPartway>(await pipeline.UpAsync<HalfContext>());
        Assert.Equal([1, 2], outcome.Committed.Select(statement => statement.Number));
        Assert.Null(await pipeline.HistoryAsync());
        Assert.Equal(1L, await pipeline.AskAsync<long>("SELECT count(*) FROM a"));
    }

    [Fact]
    public async Task A_concurrent_index_that_fails_takes_away_what_it_left()
    {
        var pipeline = await Pipeline.CreateAsync();
        await pipeline.AskAsync<int>("CREATE TABLE twice (i int); INSERT INTO twice VALUES (1), (1)");
        var outcome = Assert.IsType<MigrateOutcome.RolledBack>(await pipeline.UpAsync<InvalidIndexContext>());
        Assert.Contains("23505", outcome.Notice.ToString(), StringComparison.Ordinal);
        Assert.False(await pipeline.ExistsAsync("ux_twice"));
    }

    [Fact]
    public async Task A_session_that_is_ended_from_outside_is_asked_about_and_told()
    {
        var pipeline = await Pipeline.CreateAsync();
        var run = pipeline.UpAsync<LongContext>();
        while (!await pipeline.ExistsAsync("t2")) await Task.Delay(10);
        await pipeline.AskAsync<bool>($"SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND classid = {0x46657279} AND objid = 2 AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");
        var outcome = Assert.IsType<MigrateOutcome.StoppedPartway>(await run);
        Assert.Equal(string.Join(' ', outcome.Ran), await pipeline.HistoryAsync());
        Assert.IsType<MigrateOutcome.Completed>(await pipeline.UpAsync<LongContext>());
    }

    [Fact]
    public async Task A_constraint_that_fails_at_the_commit_is_told_as_the_commit()
    {
        var pipeline = await Pipeline.CreateAsync();
        var outcome = Assert.IsType<MigrateOutcome.RolledBack>(await pipeline.UpAsync<DeferredContext>());
        var failed = Assert.IsType<Halt.Failed>(outcome.Halt).Statement;
        Assert.Equal("COMMIT", failed.Statement.Sql);
        Assert.Equal("23503", failed.Error.SqlState);
        Assert.False(await pipeline.ExistsAsync("c"));
    }

    [Fact]
    public async Task Raw_SQL_that_would_end_the_transaction_is_refused_before_anything_ran()
    {
        var pipeline = await Pipeline.CreateAsync();
        var outcome = Assert.IsType<MigrateOutcome.Refused>(await pipeline.UpAsync<CommittingContext>());
        Assert.Equal(3, (int)outcome.ExitCode);
        Assert.False(await pipeline.ExistsAsync("a"));
    }

    [Fact]
    public async Task Code_older_than_the_database_is_refused()
    {
        var pipeline = await Pipeline.CreateAsync();
        await pipeline.UpAsync<OrdinaryContext>();
        Assert.IsType<MigrateOutcome.Refused>(await pipeline.UpAsync<OlderContext>());
        Assert.True((await pipeline.StatusAsync<OlderContext>()).Status.DatabaseIsAhead);
    }

    [Fact]
    public async Task An_out_of_order_migration_is_refused_and_applied_when_allowed()
    {
        var pipeline = await Pipeline.CreateAsync();
        await pipeline.UpAsync<GapContext>();
        Assert.IsType<MigrateOutcome.Refused>(await pipeline.UpAsync<OrdinaryContext>());
        Assert.False(await pipeline.ExistsAsync("b"));
        Assert.IsType<MigrateOutcome.Completed>(await pipeline.UpAsync<OrdinaryContext>(allowOutOfOrder: true));
        Assert.True(await pipeline.ExistsAsync("b"));
    }

    [Fact]
    public async Task A_migration_missing_in_the_code_is_told_and_refused()
    {
        var pipeline = await Pipeline.CreateAsync();
        await pipeline.UpAsync<OrdinaryContext>();
        Assert.IsType<MigrateOutcome.Refused>(await pipeline.UpAsync<GapContext>());
        Assert.Equal("20260102000000_CreateB", Assert.Single((await pipeline.StatusAsync<GapContext>()).Status.Missing).Value);
    }

    [Fact]
    public async Task A_protected_environment_is_not_touched_without_a_confirmation()
    {
        var pipeline = await Pipeline.CreateAsync(isProtected: true);
        Assert.IsType<MigrateOutcome.Refused>(await pipeline.UpAsync<OrdinaryContext>());
        Assert.False(await pipeline.ExistsAsync("\"__EFMigrationsHistory\""));
        pipeline.Confirms = true;
        Assert.IsType<MigrateOutcome.Completed>(await pipeline.UpAsync<OrdinaryContext>());
    }

    [Fact]
    public async Task Cancelling_rolls_the_running_migration_back_and_keeps_the_finished_ones()
    {
        var pipeline = await Pipeline.CreateAsync();
        using var cancellation = new CancellationTokenSource();
        var run = pipeline.UpAsync<LongContext>(cancellation: cancellation.Token);
        while (!await pipeline.ExistsAsync("t2")) await Task.Delay(10);
        await cancellation.CancelAsync();
        var outcome = Assert.IsType<MigrateOutcome.StoppedPartway>(await run);
        Assert.IsType<Halt.Cancelled>(outcome.Halt);
        Assert.Equal(string.Join(' ', outcome.Ran), await pipeline.HistoryAsync());
        Assert.False(await pipeline.ExistsAsync($"t{outcome.Ran.Count + 1}"));
        Assert.IsType<MigrateOutcome.Completed>(await pipeline.UpAsync<LongContext>());
    }
}
