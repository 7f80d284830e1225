using Npgsql;

namespace Ferry.Acceptance.Tests.Deploying;

/// <summary>Calls that meet somebody who uses the database.</summary>
public sealed class LiveGateTests
{
    private const string First = "20260101000000_CreateNotes";
    private const string Second = "20260102000000_AddAuthor";

    [Fact]
    [Trait("target", "migrate-up")]
    public async Task Migrate_up_is_refused_as_long_as_an_old_transaction_is_in_the_way_and_waits_for_its_end()
    {
        await using var site = await SiteAsync();
        (await site.CallAsync("--target=migrate-up", "--environment=staging", $"--revision={First}")).Ends(0);
        var dump = await site.Staging.DumpAsync();
        await using var reader = await ReadAsync(site.Staging);

        var refused = (await site.CallAsync("--target=migrate-up", "--environment=staging")).Ends(3);

        Assert.StartsWith("Refused: the live database is in the way, still after ", refused.ErrorLines[^3], StringComparison.Ordinal);
        Assert.EndsWith("Nothing was changed.", refused.ErrorLines[^3], StringComparison.Ordinal);
        refused.Complains($"old transaction: pid {reader.ProcessID} (").Complains("AccessShareLock on public.notes").Complains($"SELECT pg_terminate_backend({reader.ProcessID})");
        refused.Says("the live database is in the way, waiting (");
        Assert.Equal([First], await site.Staging.HistoryAsync());
        Assert.Equal(dump, await site.Staging.DumpAsync());

        site.Environment["FERRY__liveGate__patience"] = "00:02:00";
        var waiting = site.CallAsync("--target=migrate-up", "--environment=staging");
        while (!waiting.IsCompleted && !await site.Staging.AskAsync<bool>("SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'ferry migrate-up %' AND query LIKE '%convalidated%')")) await Task.Delay(50);
        await Task.Delay(500);
        await reader.DisposeAsync();
        (await waiting).Ends(0).Says("the way is clear after ");
        Assert.Equal([First, Second], await site.Staging.HistoryAsync());
    }

    [Fact]
    [Trait("target", "migrate-up")]
    public async Task A_reason_given_beforehand_is_told_and_the_run_goes_on()
    {
        await using var site = await SiteAsync();
        site.Environment["FERRY__liveGate__freeConnections"] = "9999";
        (await site.CallAsync("--target=migrate-up", "--environment=staging")).Ends(3).Complains("connections: ");
        Assert.Empty(await site.Staging.TablesAsync());
        (await site.CallAsync("--target=migrate-up", "--environment=staging", "--skip-live=the pool is small")).Ends(0).Says("going on all the same: the pool is small");
        Assert.Equal([First, Second], await site.Staging.HistoryAsync());
    }

    [Fact]
    [Trait("target", "deploy")]
    public async Task A_deploy_notes_it_at_the_check_and_is_refused_before_its_first_lock_and_so_is_a_rollback()
    {
        await using var site = await DeploySite.WithoutAppAsync();
        (await site.DeployAsync()).Ends(0);
        await ReleaseSecondAsync(site);
        await using (await ReadAsync(site.Production))
        {
            var gates = (await site.CallAsync("--target=pre-deploy-check", "--environment=production", "--json=-")).Ends(0).Json["gates"]!.AsArray();
            Assert.Equal("noted", (string)Assert.Single(gates, gate => (string)gate!["gate"]! == "live")!["result"]!);
            (await site.DeployAsync()).Ends(3).Complains("the live database is in the way");
            Assert.Equal([First], await site.Production.HistoryAsync());
            Assert.Equal(["1 Running"], await site.ReleasesAsync());
        }

        (await site.DeployAsync()).Ends(0);
        Assert.Equal([First, Second], await site.Production.HistoryAsync());

        await using (await ReadAsync(site.Production)) (await site.RollBackAsync()).Ends(3).Complains("the live database is in the way");
        Assert.Equal([First, Second], await site.Production.HistoryAsync());
        Assert.Equal(["1 Superseded", "2 Running"], await site.ReleasesAsync());
        (await site.RollBackAsync()).Ends(0);
        Assert.Equal([First], await site.Production.HistoryAsync());
    }

    private static async Task<DeploySite> SiteAsync()
    {
        var site = await DeploySite.WithoutAppAsync();
        await ReleaseSecondAsync(site);
        return site;
    }

    private static async Task ReleaseSecondAsync(DeploySite site)
    {
        site.Migrate(Second, "ALTER TABLE notes ADD author text", "ALTER TABLE notes DROP COLUMN author");
        await site.ReleaseAsync("two");
        site.Environment["FERRY__liveGate__oldTransaction"] = "00:00:00";
        site.Environment["FERRY__liveGate__patience"] = "00:00:02";
    }

    private static async Task<NpgsqlConnection> ReadAsync(TestDatabase database)
    {
        var connection = await database.OpenAsync();
        foreach (var sql in new[] { "BEGIN", "SELECT count(*) FROM notes" })
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }

        return connection;
    }
}
