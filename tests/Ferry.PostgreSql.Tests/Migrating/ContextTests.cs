using Ferry.Core.Outcomes;
using FerryTestHost.Histories;

namespace Ferry.PostgreSql.Tests.Migrating;

public sealed class ContextTests
{
    [Fact]
    public async Task Rows_depend_on_what_was_said_and_the_ledger_keeps_it()
    {
        var pipeline = await Pipeline.CreateAsync();
        pipeline.Contexts = "region=eu,dev_data";
        Assert.Equal(ExitCode.Done, (await pipeline.UpAsync<ToldContext>()).ExitCode);

        Assert.Equal("example eu", await pipeline.AskAsync<string>("SELECT string_agg(name || ' ' || region, ',') FROM shops"));
        Assert.Equal("dev_data,region", await pipeline.AskAsync<string>("SELECT string_agg(DISTINCT key, ',' ORDER BY key) FROM ferry.migrations, jsonb_each(contexts)"));
        Assert.Equal(2L, await pipeline.AskAsync<long>("SELECT count(*) FROM ferry.journal WHERE event = 'applied' AND details->'contexts' = '{\"dev_data\": \"true\", \"region\": \"eu\"}'"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("dev_data=false")]
    [InlineData("region=eu")]
    public async Task Where_it_was_not_said_the_rows_are_not_there(string? contexts)
    {
        var pipeline = await Pipeline.CreateAsync();
        pipeline.Contexts = contexts;
        Assert.Equal(ExitCode.Done, (await pipeline.UpAsync<ToldContext>()).ExitCode);
        Assert.Equal(0L, await pipeline.AskAsync<long>("SELECT count(*) FROM shops"));
        Assert.Equal(contexts is null, await pipeline.AskAsync<bool>("SELECT bool_and(contexts IS NULL) FROM ferry.migrations"));
    }

    [Fact]
    public async Task Going_down_without_saying_anything_takes_what_was_said_on_the_way_up()
    {
        var pipeline = await Pipeline.CreateAsync();
        pipeline.Contexts = "dev_data";
        Assert.Equal(ExitCode.Done, (await pipeline.UpAsync<ToldContext>()).ExitCode);
        pipeline.Contexts = null;
        Assert.Equal(ExitCode.Done, (await pipeline.DownAsync<ToldContext>()).ExitCode);
        Assert.Equal("left by its owner", await pipeline.AskAsync<string>("SELECT name FROM shops"));
    }

    [Fact]
    public async Task A_schema_that_depends_on_it_is_refused_before_anything_runs()
    {
        var pipeline = await Pipeline.CreateAsync();
        pipeline.Contexts = "dev_data";
        var outcome = await pipeline.UpAsync<DividedContext>();

        Assert.Equal(ExitCode.Refused, outcome.ExitCode);
        Assert.Contains("20260101000000_CreateShops, statement 2: the context dev_data changes the schema, so that environments would differ", outcome.Notice.ToString(), StringComparison.Ordinal);
        Assert.Contains("make the schema the same everywhere, and only data depend on the context", outcome.Notice.ToString(), StringComparison.Ordinal);
        Assert.False(await pipeline.ExistsAsync("shops"));

        pipeline.Contexts = null;
        Assert.Equal(ExitCode.Done, (await pipeline.UpAsync<DividedContext>()).ExitCode);
    }

    [Fact]
    public async Task An_interrupted_migration_goes_on_under_what_was_said_when_it_was_begun_and_under_nothing_else()
    {
        var pipeline = await Pipeline.CreateAsync();
        Assert.Equal(ExitCode.Done, (await pipeline.UpAsync<ToldPartsContext>("CreateStage")).ExitCode);
        pipeline.Contexts = "dev_data";
        await pipeline.CutAtAsync("NEW.event = 'started'", () => pipeline.UpAsync<ToldPartsContext>());
        Assert.Equal("dev_data=true", (await LedgerAsync(pipeline)).Migrations[^1].Contexts.ToString());

        pipeline.Contexts = null;
        var other = await pipeline.UpAsync<ToldPartsContext>();
        Assert.Equal(ExitCode.StoppedPartway, other.ExitCode);
        Assert.Contains("committed part of 20260101000000_CreateHalls under dev_data=true, and where nothing is said that part reads differently. This run changed nothing.", other.Notice.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("run the same command again with --x=dev_data=true", other.Notice.ToString(), StringComparison.Ordinal);
        Assert.Equal("""{"dev_data":"true"}""", other.ToJson()["halt"]!["begunUnder"]!.ToJsonString());
        Assert.False(await pipeline.ExistsAsync("ix_halls_seats"));

        pipeline.Contexts = "dev_data";
        Assert.Equal(ExitCode.Done, (await pipeline.UpAsync<ToldPartsContext>()).ExitCode);
        Assert.Equal(1L, await pipeline.AskAsync<long>("SELECT count(*) FROM halls"));
    }

    [Fact]
    public async Task A_ledger_of_the_first_form_is_read_as_if_nothing_had_been_said()
    {
        var pipeline = await Pipeline.CreateAsync();
        Assert.Equal(ExitCode.Done, (await pipeline.UpAsync<ToldContext>()).ExitCode);
        await pipeline.AskAsync<object>("ALTER TABLE ferry.migrations DROP COLUMN contexts");
        Assert.All((await LedgerAsync(pipeline)).Migrations, migration => Assert.True(migration.Contexts.IsNone));
        await pipeline.AskAsync<object>("ALTER TABLE ferry.migrations DROP COLUMN operator, DROP COLUMN host, DROP COLUMN plan, DROP COLUMN duration_ms");
        Assert.All((await LedgerAsync(pipeline)).Migrations, migration => Assert.Equal(Core.Ledgers.LedgerExecution.Unknown, migration.Execution with { Applied = null }));
    }

    [Fact]
    public async Task A_script_has_the_rows_of_what_is_said()
    {
        var pipeline = await Pipeline.CreateAsync();
        Assert.DoesNotContain("INSERT INTO shops", Text(pipeline), StringComparison.Ordinal);
        pipeline.Contexts = "dev_data,region=eu";
        Assert.Contains("INSERT INTO shops VALUES ('example', 'eu')", Text(pipeline), StringComparison.Ordinal);
    }

    private static async Task<Core.Ledgers.Ledger> LedgerAsync(Pipeline pipeline)
    {
        await using var database = await pipeline.OpenAsync<ToldContext>("look");
        return await database.ReadLedgerAsync(default);
    }

    private static string Text(Pipeline pipeline) => Assert.IsType<Core.Planning.ScriptReport>(pipeline.Script<ToldContext>()).Script;
}
