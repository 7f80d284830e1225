using Ferry.Core.Outcomes;
using Ferry.Core.Planning;
using Ferry.PostgreSql.Tests.Sql;
using Ferry.Testing;
using FerryTestHost.Histories;
using Microsoft.EntityFrameworkCore;

namespace Ferry.PostgreSql.Tests.Migrating;

public class MigrateScriptTests(Psql psql)
{
    [Fact]
    public async Task The_script_runs_in_psql_as_it_is_and_makes_what_migrate_up_makes()
    {
        await ScriptEqualsUpAsync<ConcurrentContext>();
        await ScriptEqualsUpAsync<SuppressedContext>();
    }

    [Fact]
    public async Task The_script_of_awkward_SQL_does_so_too()
    {
        await ServerNeeds.AtLeastAsync(14, "BEGIN ATOMIC");
        await ScriptEqualsUpAsync<AwkwardContext>();
    }

    [Fact]
    public async Task Each_migration_has_a_script_of_its_own()
    {
        await ServerNeeds.AtLeastAsync(14, "BEGIN ATOMIC");
        var (scripted, applied) = (await Pipeline.CreateAsync(), await Pipeline.CreateAsync());
        var from = "0";
        foreach (var to in new[] { "NoSemicolon", "Functions", "Queries", "Operations" })
        {
            await RunAsync(scripted, Script(scripted.Script<AwkwardContext>(from, to)));
            from = to;
        }

        await ApplyAsync<AwkwardContext>(applied);
        Assert.Equal(await DumpAsync(applied), await DumpAsync(scripted));
    }

    [Fact]
    public async Task An_idempotent_script_can_run_again_and_goes_on_from_any_state()
    {
        await ServerNeeds.AtLeastAsync(14, "BEGIN ATOMIC");
        var (scripted, applied) = (await Pipeline.CreateAsync(), await Pipeline.CreateAsync());
        await ApplyAsync<AwkwardContext>(scripted, "Functions");
        var script = Script(scripted.Script<AwkwardContext>(idempotent: true));
        await RunAsync(scripted, script);
        await RunAsync(scripted, script);
        await ApplyAsync<AwkwardContext>(applied);
        Assert.Equal(await DumpAsync(applied), await DumpAsync(scripted));
    }

    [Fact]
    public async Task An_idempotent_script_of_a_concurrent_index_is_refused_with_the_reason()
    {
        var refused = Assert.IsType<Refused>((await Pipeline.CreateAsync()).Script<ConcurrentContext>(idempotent: true));
        Assert.Contains("20260102000000_IndexRows, statement 1", refused.Notice.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_a_newer_to_an_older_state_the_script_reverts()
    {
        await ServerNeeds.AtLeastAsync(14, "BEGIN ATOMIC");
        var pipeline = await Pipeline.CreateAsync();
        await ApplyAsync<AwkwardContext>(pipeline);
        await RunAsync(pipeline, Script(pipeline.Script<AwkwardContext>("Operations", "0")));
        Assert.Null(await pipeline.HistoryAsync());
        Assert.False(await pipeline.ExistsAsync("a"));
    }

    [Fact]
    public async Task An_online_script_has_the_online_forms_and_makes_the_same_schema_in_both_directions()
    {
        var (online, plain) = (await Pipeline.CreateAsync(), await Pipeline.CreateAsync());
        foreach (var (one, isOnline) in new[] { (online, true), (plain, false) })
        {
            await RunAsync(one, Script(one.Script<OnlineContext>("0", "CreateShop", online: isOnline)));
            await one.AskAsync<object>("INSERT INTO customer VALUES (1, 'a'); INSERT INTO purchase VALUES (1, 1, NULL, 'b')");
            var (up, down) = (Script(one.Script<OnlineContext>("CreateShop", online: isOnline)), Script(one.Script<OnlineContext>("IndexAtNight", "CreateShop", online: isOnline)));
            Assert.Equal(isOnline, up.Contains("VALIDATE CONSTRAINT", StringComparison.Ordinal));
            Assert.Equal(isOnline, down.Contains("DROP INDEX CONCURRENTLY ix_purchase_customer_id", StringComparison.Ordinal));
            await RunAsync(one, up);
        }

        Assert.Equal(await DumpAsync(plain), await DumpAsync(online));
        foreach (var (one, isOnline) in new[] { (online, true), (plain, false) }) await RunAsync(one, Script(one.Script<OnlineContext>("IndexAtNight", "CreateShop", online: isOnline)));
        Assert.Equal(await DumpAsync(plain), await DumpAsync(online));
        Assert.IsType<Refused>(online.Script<OnlineContext>("CreateShop", idempotent: true, online: true));
    }

    [Fact]
    public async Task A_way_down_that_does_not_exist_is_refused() =>
        Assert.IsType<Refused>((await Pipeline.CreateAsync()).Script<IrreversibleContext>("CreateD", "CreateA"));

    private async Task ScriptEqualsUpAsync<TContext>()
        where TContext : DbContext
    {
        var (scripted, applied) = (await Pipeline.CreateAsync(), await Pipeline.CreateAsync());
        await RunAsync(scripted, Script(scripted.Script<TContext>()));
        await ApplyAsync<TContext>(applied);
        Assert.Equal(await DumpAsync(applied), await DumpAsync(scripted));
    }

    private static async Task ApplyAsync<TContext>(Pipeline pipeline, string? revision = null)
        where TContext : DbContext
    {
        var outcome = await pipeline.UpAsync<TContext>(revision);
        Assert.True(outcome is MigrateOutcome.Completed, outcome.Notice.ToString());
    }

    private async Task RunAsync(Pipeline pipeline, string script) =>
        Assert.DoesNotContain("ERROR", await psql.PsqlFileAsync(script, "-d", pipeline.DatabaseName), StringComparison.Ordinal);

    private static Task<string> DumpAsync(Pipeline pipeline) => DatabaseText.OfAsync(pipeline.ConnectionString, "--inserts", "--exclude-schema=ferry");

    private static string Script(IOutcome outcome) => Assert.IsType<ScriptReport>(outcome).Script;
}
