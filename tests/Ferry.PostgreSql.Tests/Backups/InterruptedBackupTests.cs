using System.Diagnostics;
using Ferry.Core.Backups;
using Ferry.Core.Outcomes;
using Ferry.Testing;
using Npgsql;

namespace Ferry.PostgreSql.Tests.Backups;

/// <summary>A backup that waits for a lock is in the middle of its work for as long as the test needs.</summary>
public sealed class InterruptedBackupTests
{
    [Fact]
    public async Task Killed_it_leaves_nothing_that_is_listed_and_the_next_removes_the_rest()
    {
        await using var pipeline = await WithRowsAsync();
        await using (var held = await HoldAsync(pipeline))
        {
            using var process = TargetProcess.Start(pipeline, "backup-db");
            await UntilDumpingAsync(pipeline);
            Assert.Single(Directory.GetDirectories(pipeline.Store.Folder, "*.partial"));
            Assert.Single(Directory.GetFiles(pipeline.Store.Folder, ".login-*"));
            process.Kill();
            await process.WaitForExitAsync();
        }

        Assert.Empty(await pipeline.ListAsync());
        await pipeline.TakenAsync();
        Assert.Empty(Directory.GetDirectories(pipeline.Store.Folder, "*.partial"));
        Assert.Empty(Directory.GetFiles(pipeline.Store.Folder, ".login-*"));
        Assert.Single(await pipeline.ListAsync());
    }

    [Fact]
    public async Task With_its_connections_lost_it_fails_and_leaves_nothing()
    {
        await using var pipeline = await WithRowsAsync();
        await using var held = await HoldAsync(pipeline);
        var backup = pipeline.BackupAsync();
        await UntilDumpingAsync(pipeline);
        await pipeline.AskAsync<object>($"SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = '{pipeline.DatabaseName}' AND application_name LIKE 'ferry backup-db%'");
        var failed = Assert.IsType<BackupOutcome.Failed>(await backup);
        Assert.Contains("The database is as it was.", failed.Notice.Headline, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(Directory.GetDirectories(pipeline.Store.Folder));
    }

    [Fact]
    public async Task Cancelled_it_leaves_nothing_neither_here_nor_on_the_server()
    {
        await using var pipeline = await WithRowsAsync();
        await using var held = await HoldAsync(pipeline);
        using var cancellation = new CancellationTokenSource();
        var backup = pipeline.BackupAsync(cancellation: cancellation.Token);
        await UntilDumpingAsync(pipeline);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => backup);
        Assert.Empty(Directory.GetDirectories(pipeline.Store.Folder));
        await UntilAsync(async () => await SessionsAsync(pipeline) == 0);
    }

    [Fact]
    public async Task On_a_disk_that_fills_up_it_fails_says_so_and_leaves_nothing()
    {
        await using var disk = await TemporaryDisk.MountAsync(megabytes: 64);
        await using var pipeline = await BackupPipeline.EmptyAsync(adjust: settings => settings with { Folder = Path.Combine(disk.Folder, "backups") });
        // Nothing that gzip could make smaller.
        await pipeline.AskAsync<object>("CREATE TABLE noise AS SELECT i, (SELECT decode(string_agg(md5(random()::text || j), ''), 'hex') FROM generate_series(1, 60) j) AS b FROM generate_series(1, 20000) i");
        await using (var held = await HoldAsync(pipeline, "noise"))
        {
            var backup = pipeline.BackupAsync();
            await UntilDumpingAsync(pipeline);
            await disk.FillAsync();
            await held.DisposeAsync();
            var failed = Assert.IsType<BackupOutcome.Failed>(await backup);
            Assert.Contains("disk is full", failed.Notice.Headline.Replace("disk for backups is", "disk is", StringComparison.Ordinal), StringComparison.Ordinal);
        }

        Assert.Empty(Directory.GetDirectories(pipeline.Store.Folder));
        disk.FreeSpace();
        Assert.Equal(ExitCode.Done, (await pipeline.BackupAsync()).ExitCode);
    }

    [Fact]
    public async Task A_lock_that_is_not_given_up_ends_it_in_time()
    {
        await using var pipeline = await WithRowsAsync();
        await using var held = await HoldAsync(pipeline);
        var start = Stopwatch.GetTimestamp();
        var failed = Assert.IsType<BackupOutcome.Failed>(await pipeline.BackupAsync());
        Assert.Contains("another session holds a lock", failed.Notice.ToString(), StringComparison.Ordinal);
        Assert.InRange(Stopwatch.GetElapsedTime(start), pipeline.Settings.LockWait * 0.9, pipeline.Settings.LockWait * 3);
    }

    [Fact]
    public async Task Rows_are_counted_in_the_snapshot_that_is_dumped()
    {
        await using var pipeline = await WithRowsAsync();
        Task<BackupOutcome> backup;
        await using (var held = await HoldAsync(pipeline))
        {
            backup = pipeline.BackupAsync();
            await UntilDumpingAsync(pipeline);
            await pipeline.AskAsync<object>("INSERT INTO two SELECT 1 FROM generate_series(1, 50)");
        }

        var taken = Assert.IsType<BackupOutcome.Taken>(await backup);
        Assert.Equal(0, taken.Manifest.Counts.Single(one => one.Table == "public.two").Rows);
        Assert.Empty(Assert.IsType<BackupCheck>(await pipeline.VerifyAsync(withRestore: true)).Problems);
    }

    private static async Task<BackupPipeline> WithRowsAsync()
    {
        var pipeline = await BackupPipeline.EmptyAsync();
        await pipeline.AskAsync<object>("CREATE TABLE one (id integer); INSERT INTO one SELECT generate_series(1, 1000); CREATE TABLE two (id integer)");
        return pipeline;
    }

    private static async Task<NpgsqlConnection> HoldAsync(BackupPipeline pipeline, string table = "one")
    {
        await pipeline.NeedToolsAsync();
        var connection = new NpgsqlConnection(pipeline.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"BEGIN; LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    private static Task UntilDumpingAsync(BackupPipeline pipeline) => UntilAsync(async () => await pipeline.AskAsync<bool>(
        $"SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = '{pipeline.DatabaseName}' AND query LIKE 'LOCK TABLE %IN ACCESS SHARE MODE%' AND wait_event_type = 'Lock' AND application_name LIKE 'ferry backup-db%')"));

    private static Task<long> SessionsAsync(BackupPipeline pipeline) =>
        pipeline.AskAsync<long>($"SELECT count(*) FROM pg_stat_activity WHERE datname = '{pipeline.DatabaseName}' AND application_name LIKE 'ferry backup-db%'");

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        for (var tries = 0; !await condition(); tries++)
        {
            Assert.True(tries < 600, "It did not come to that.");
            await Task.Delay(50);
        }
    }
}
