using Ferry.Acceptance.Tests.Images;
using Ferry.Acceptance.Tests.Targets;
using Ferry.Testing;
using Npgsql;

namespace Ferry.Acceptance.Tests.Deploying;

/// <summary>What else happens to a database while a release is on its way.</summary>
public sealed class DisturbedDeployTests
{
    private const string First = "20260101000000_CreateNotes";
    private const string AddAuthor = "20260102000000_AddAuthor";

    [Fact]
    public async Task Connections_that_are_cut_in_any_step_of_a_deploy_cost_nothing_but_another_call()
    {
        await using var site = await DeploySite.WithProcessesAsync();
        (await site.DeployAsync()).Ends(0);
        string[] steps = ["pre-deploy-check", "backup-db", "confirm", "migrate-up", "verify", "deploy-app", "smoke-test", "record", "recorded"];
        foreach (var (number, step) in Kills.Some(steps, 2).Index())
        {
            await site.ReleaseColumnAsync(number, step);

            var call = await site.CutAtAsync(step, "--target=deploy-prod", "--confirm=production");

            Assert.True(call.ExitCode is 0 or 1 or 3 or 4 or 5 or 7, call.Out + call.Error);
            (await site.DeployAsync()).Ends(0);
            Assert.Equal(step, await DeploySite.AskAsync(site.ProductionAddress));
            Assert.Equal(number + 2, (await site.Production.HistoryAsync()).Length);
            await site.AssertTidyAsync();
        }
    }

    [Fact]
    public async Task Connections_that_are_cut_in_any_step_of_a_rollback_cost_nothing_but_another_call()
    {
        await using var site = await DeploySite.WithProcessesAsync();
        await site.DeployTwoReleasesAsync(AddAuthor);
        foreach (var step in Kills.Some(DeploySite.RollbackSteps, 1))
        {
            var call = await site.CutAtAsync(step, DeploySite.RollbackTo(step));

            Assert.True(call.ExitCode is 0 or 1 or 3 or 4 or 5 or 7, call.Out + call.Error);
            await site.AssertTwoAgainAsync(AddAuthor);
        }
    }

    [Fact]
    public async Task A_deploy_during_a_rollback_waits_for_it_and_the_other_way_round()
    {
        await using var site = await DeploySite.WithProcessesAsync();
        await site.DeployTwoReleasesAsync(AddAuthor);

        var calls = await Task.WhenAll(site.RollBackAsync(), site.DeployAsync());

        Assert.All(calls, call => call.Ends(0));
        var isTwo = await DeploySite.AskAsync(site.ProductionAddress) == "two";
        Assert.Equal(isTwo ? [First, AddAuthor] : [First], await site.Production.HistoryAsync());
        Assert.Single(await site.AppsAsync());
    }

    [Fact]
    public async Task What_somebody_changes_by_hand_after_the_check_refuses_the_plan()
    {
        await using var site = await DeploySite.WithoutAppAsync();
        (await site.DeployAsync()).Ends(0);
        // Enough for a moment of backup.
        await site.Production.RunAsync("INSERT INTO notes (text) SELECT md5(i::text) || md5((i + 1)::text) FROM generate_series(1, 400000) i");
        site.Migrate(AddAuthor, "ALTER TABLE notes ADD author text", "ALTER TABLE notes DROP COLUMN author");
        await site.ReleaseAsync("two");

        var deploying = site.DeployAsync();
        while (!deploying.IsCompleted && !await site.Production.AskAsync<bool>("SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'COPY public.notes%')")) await Task.Delay(5);
        await site.Production.RunAsync("CREATE FUNCTION by_hand() RETURNS int LANGUAGE sql AS 'SELECT 1'");

        (await deploying).Ends(3).Complains("somebody changed the database after the plan was checked");
        Assert.Equal([First], await site.Production.HistoryAsync());
        Assert.Equal(["1 Running"], await site.ReleasesAsync());
    }

    [Fact]
    public async Task What_somebody_writes_while_a_failed_release_goes_back_is_not_lost()
    {
        await using var site = await DeploySite.WithProcessesAsync();
        (await site.DeployAsync()).Ends(0);
        site.Migrate(AddAuthor, "ALTER TABLE notes ADD author text", "ALTER TABLE notes DROP COLUMN author");
        await site.ReleaseAsync("two", "crash");
        Task<Call> deploying;
        await using (var barrier = await StepBarrier.PutUpAsync(site.Production, "deploy-app"))
        {
            deploying = site.DeployAsync();
            await barrier.ReachedByAsync(deploying);
            await using var writer = await site.Production.OpenAsync();
            await using var writing = await writer.BeginTransactionAsync();
            await using (var insert = new NpgsqlCommand("INSERT INTO notes (text, author) VALUES ('late', 'me')", writer, writing)) await insert.ExecuteNonQueryAsync();
            await barrier.LetThroughAsync();
            while (!await site.Production.AskAsync<bool>("SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'ferry %' AND wait_event = 'relation')") && !deploying.IsCompleted) await Task.Delay(20);
            await writing.CommitAsync(); // the count saw nothing of it
        }

        (await deploying).Ends(7).Complains("somebody wrote to \"notes\" meanwhile");
        Assert.Equal("me", await site.Production.AskAsync<string>("SELECT author FROM notes"));
        Assert.Equal("one", await DeploySite.AskAsync(site.ProductionAddress));
    }

    [Fact]
    public async Task An_index_that_a_killed_run_was_building_is_built_by_the_next_one()
    {
        await using var site = await DeploySite.WithoutAppAsync();
        (await site.DeployAsync()).Ends(0);
        site.Migrate(AddAuthor, "-- alone\nDROP INDEX CONCURRENTLY IF EXISTS ix_text\n-- next\n-- alone\nCREATE INDEX CONCURRENTLY ix_text ON notes (text)", "DROP INDEX ix_text");
        await site.ReleaseAsync("two");
        Call refused;
        await using (var reader = await site.Production.OpenAsync())
        {
            await using var begun = await reader.BeginTransactionAsync();
            await using (var look = new NpgsqlCommand("SELECT count(*) FROM notes", reader, begun)) await look.ExecuteScalarAsync();
            await site.KillWhenAsync(
                () => site.Production.AskAsync<bool>("SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%CREATE INDEX CONCURRENTLY%' AND wait_event_type = 'Lock')"),
                "--target=deploy-prod", "--confirm=production");
            refused = await site.CallAsync("--target=pre-deploy-check", "--environment=production");
        }

        refused.Ends(0).Says("HalfApplied");
        (await site.DeployAsync()).Ends(0);
        Assert.True(await site.Production.AskAsync<bool>("SELECT indisvalid FROM pg_index WHERE indexrelid = 'ix_text'::regclass"));
        Assert.Equal([First, AddAuthor], await site.Production.HistoryAsync());
    }

    [Fact]
    public async Task A_disk_that_is_full_where_releases_are_kept_refuses_the_next_one()
    {
        await using var site = await DeploySite.WithProcessesAsync();
        await using var disk = await TemporaryDisk.MountAsync(megabytes: 4, at: Directory.CreateDirectory(site.At(".ferry", "apps", "production")).FullName);
        (await site.DeployAsync()).Ends(0);
        site.Migrate(AddAuthor, "ALTER TABLE notes ADD author text", "ALTER TABLE notes DROP COLUMN author");
        await site.ReleaseAsync("two");
        await disk.FillAsync();

        (await site.DeployAsync()).Ends(3).Complains("The disk is full where the app's releases are kept");
        Assert.Equal("one", await DeploySite.AskAsync(site.ProductionAddress));
        Assert.Equal([First], await site.Production.HistoryAsync());

        disk.FreeSpace();
        (await site.DeployAsync()).Ends(0);
        Assert.Equal("two", await DeploySite.AskAsync(site.ProductionAddress));
    }

    [Fact]
    public async Task An_image_that_is_not_to_be_had_refuses_the_release()
    {
        await using var workbench = await Workbench.OpenAsync();
        await using var site = await DeploySite.CreateAsync();
        (await site.DeployAsync()).Ends(0);
        site.Configure(production: new { app = new { target = "container", artifact = "localhost:1/nowhere:1", port = site.ProductionAddress.Port, health = "/health" } });
        site.Migrate(AddAuthor, "ALTER TABLE notes ADD author text", "ALTER TABLE notes DROP COLUMN author");
        await site.ReleaseAsync("two");

        (await site.DeployAsync()).Ends(3).Complains("The image localhost:1/nowhere:1 is not on this machine and could not be pulled");

        Assert.Equal("one", await DeploySite.AskAsync(site.ProductionAddress));
        Assert.Equal([First], await site.Production.HistoryAsync());
    }

    [Theory]
    [InlineData("manifest.json")]
    [InlineData("dump/toc.dat")]
    public async Task A_flipped_byte_in_the_backup_stops_the_way_back_before_anything_is_changed(string file)
    {
        await using var site = await DeploySite.WithoutAppAsync();
        (await site.DeployAsync()).Ends(0);
        site.Migrate(AddAuthor, "ALTER TABLE notes ADD author text", down: null);
        await site.ReleaseAsync("two");
        (await site.DeployAsync()).Ends(0);
        Flip(Path.Combine(Assert.Single(site.Backups()), file));

        var call = await site.RollBackAsync("--restore");

        Assert.NotEqual(0, call.ExitCode);
        Assert.Equal([First, AddAuthor], await site.Production.HistoryAsync());
        Assert.True(await site.Production.HasColumnAsync("notes", "author"));
    }

    private static void Flip(string file)
    {
        var bytes = File.ReadAllBytes(file);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(file, bytes);
    }
}
