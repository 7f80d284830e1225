using Ferry.Core.Outcomes;
using Ferry.Settings;
using FerryTestHost.Histories;
using Npgsql;

namespace Ferry.PostgreSql.Tests.Migrating;

public sealed class LockTimeoutTests
{
    private static readonly TimeoutSettings Short = TimeoutSettings.Usual with { Lock = TimeSpan.FromMilliseconds(300), LockBudget = TimeSpan.FromMinutes(1) };

    [Fact]
    public async Task A_table_that_somebody_holds_is_asked_for_in_short_tries_that_let_others_through()
    {
        var pipeline = await AtAsync("CreateBusy", Short);
        await using var holder = await HoldAsync(pipeline, "SELECT count(*), 'sword''fish' FROM busy");
        var up = pipeline.UpAsync<BusyContext>("AddCounter");
        // Behind an ALTER that waits for its lock a plain SELECT would wait as long.
        while (pipeline.Told("no lock; others go first") < 3) await pipeline.AskAsync<long>("SET statement_timeout = '5s'; SELECT count(*) FROM busy");
        Assert.False(up.IsCompleted);
        await holder.DisposeAsync();

        Assert.IsType<MigrateOutcome.Completed>(await up);
        Assert.Equal(0, await pipeline.AskAsync<int>("SELECT max(n) FROM busy"));
        Assert.Contains(pipeline.Lines, line => line.Contains("app \"a report\"", StringComparison.Ordinal) && line.Contains("SELECT count(*), '…' FROM busy", StringComparison.Ordinal));
        Assert.DoesNotContain(pipeline.Lines, line => line.Contains("fish", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_told_is_in_force()
    {
        var pipeline = await AtAsync("AddCounter", Short with { Idle = TimeSpan.FromSeconds(17), Statement = TimeSpan.FromSeconds(42) });
        Assert.Equal("idle_in_transaction_session_timeout=17000 lock_timeout=100 statement_timeout=42000", await pipeline.AskAsync<string>("SELECT string_agg(name || '=' || setting, ' ' ORDER BY name) FROM in_force"));
    }

    [Fact]
    public async Task When_the_budget_is_used_up_nothing_is_changed_and_it_is_said_who_was_in_the_way()
    {
        var pipeline = await AtAsync("CreateBusy", Short with { LockBudget = TimeSpan.FromSeconds(2) });
        await using var holder = await HoldAsync(pipeline, "LOCK TABLE busy IN ROW EXCLUSIVE MODE");

        var outcome = Assert.IsType<MigrateOutcome.RolledBack>(await pipeline.UpAsync<BusyContext>("AddCounter"));

        Assert.Equal(4, (int)outcome.ExitCode);
        Assert.All(["55P03", "tried ", $"pid {holder.ProcessID} (", "app \"a report\"", "idle in transaction", "fix:    end the transaction that is in the way"], words => Assert.Contains(words, outcome.Notice.ToString(), StringComparison.Ordinal));
        Assert.False(await pipeline.ExistsAsync("in_force"));
    }

    [Fact]
    public async Task A_statement_outside_of_a_transaction_is_tried_again_and_runs_once()
    {
        var pipeline = await AtAsync("AddCounter", Short);
        await using var holder = await HoldAsync(pipeline, "UPDATE busy SET i = i WHERE i = 500");
        var up = pipeline.UpAsync<BusyContext>("CountOutside");
        while (pipeline.Told("no lock; others go first") < 2) await Task.Delay(50);
        await holder.DisposeAsync();

        Assert.IsType<MigrateOutcome.Completed>(await up);
        Assert.Equal("1 1", await pipeline.AskAsync<string>("SELECT min(n) || ' ' || max(n) FROM busy"));
    }

    [Fact]
    public async Task A_concurrent_index_waits_for_old_transactions_as_long_as_they_take()
    {
        var pipeline = await AtAsync("CountOutside", Short);
        await pipeline.AskAsync<object>($"ALTER DATABASE {pipeline.DatabaseName} SET lock_timeout = '250ms'");
        await using var holder = await HoldAsync(pipeline, "UPDATE busy SET i = i WHERE i = 500");
        var up = pipeline.UpAsync<BusyContext>();
        while (await pipeline.AskAsync<long>("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'CREATE INDEX%' AND wait_event_type = 'Lock'") == 0) await Task.Delay(20);
        await Task.Delay(Short.Lock * 4);
        Assert.False(up.IsCompleted);
        await holder.DisposeAsync();

        Assert.IsType<MigrateOutcome.Completed>(await up);
        Assert.True(await pipeline.AskAsync<bool>("SELECT indisvalid FROM pg_index WHERE indexrelid = 'ix_busy_i'::regclass"));
    }

    [Fact]
    public async Task A_concurrent_index_that_others_hold_up_for_too_long_is_given_up_with_their_names()
    {
        var pipeline = await AtAsync("CountOutside", Short with { ConcurrentBudget = TimeSpan.FromSeconds(1) });
        await using var holder = await HoldAsync(pipeline, "UPDATE busy SET i = i WHERE i = 500");

        var outcome = await pipeline.UpAsync<BusyContext>();

        Assert.Equal(5, (int)outcome.ExitCode);
        Assert.False(await pipeline.AskAsync<bool>("SELECT indisvalid FROM pg_index WHERE indexrelid = 'ix_busy_i'::regclass"));
        Assert.All(["\"concurrentBudget\"", $"pid {holder.ProcessID} (", "app \"a report\""], words => Assert.Contains(words, outcome.Notice.ToString(), StringComparison.Ordinal));
        await holder.DisposeAsync();
        Assert.IsType<MigrateOutcome.Completed>(await pipeline.UpAsync<BusyContext>());
        Assert.True(await pipeline.AskAsync<bool>("SELECT indisvalid FROM pg_index WHERE indexrelid = 'ix_busy_i'::regclass"));
    }

    private static async Task<Pipeline> AtAsync(string revision, TimeoutSettings timeouts)
    {
        var pipeline = await Pipeline.CreateAsync(timeouts: timeouts);
        Assert.IsType<MigrateOutcome.Completed>(await pipeline.UpAsync<BusyContext>(revision));
        return pipeline;
    }

    private static async Task<NpgsqlConnection> HoldAsync(Pipeline pipeline, string sql)
    {
        var connection = new NpgsqlConnection(pipeline.ConnectionString + ";Pooling=false;Application Name=a report");
        await connection.OpenAsync();
        foreach (var statement in new[] { "BEGIN", sql })
        {
            await using var command = new NpgsqlCommand(statement, connection);
            await command.ExecuteNonQueryAsync();
        }

        return connection;
    }
}
