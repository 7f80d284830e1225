using System.Globalization;
using Ferry.Core.Ledgers;
using Ferry.Core.Outcomes;
using Ferry.PostgreSql.Tests.Sessions;
using FerryTestHost.Histories;

namespace Ferry.PostgreSql.Tests.Migrating;

public sealed class LostAnswerTests
{
    private const string State = """
        SELECT (SELECT string_agg(DISTINCT v::text, ',') FROM mixed) || ' ' || (SELECT string_agg(attname, ',' ORDER BY attnum) FROM pg_attribute WHERE attrelid = 'mixed'::regclass AND attnum > 0 AND NOT attisdropped)
            || ' ' || COALESCE((SELECT string_agg(c.relname || i.indisvalid, ',' ORDER BY c.relname) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE i.indrelid = 'mixed'::regclass), '')
            || ' ' || COALESCE((SELECT string_agg(conname || convalidated, ',' ORDER BY conname) FROM pg_constraint WHERE conrelid = 'mixed'::regclass), '')
        """;

    // What an answer told of is done and committed; only we do not know. FERRY_TEST_KILLS asks for every answer of the run.
    [Fact]
    public async Task Whichever_answer_is_lost_the_exit_code_is_true_and_the_next_run_finishes()
    {
        var (_, undisturbed, through) = await CreatedAsync();
        var empty = await undisturbed.AskAsync<string>(State);
        through.CutAt(int.MaxValue);
        Assert.IsType<MigrateOutcome.Completed>(await undisturbed.UpAsync<MixedContext>());
        var (answers, full) = (through.Answers, await undisturbed.AskAsync<string>(State));
        await through.DisposeAsync();
        Assert.InRange(answers, 30, 200);

        var step = Environment.GetEnvironmentVariable("FERRY_TEST_KILLS") is null ? 16 : 1;
        for (var answer = 1 + Random.Shared.Next(step); answer <= answers; answer += step)
        {
            var (pipeline, behind, network) = await CreatedAsync();
            await using var _ = network;
            network.CutAt(answer);
            var (exitCode, said) = await EndAsync(behind);
            var state = await pipeline.AskAsync<string>(State);
            var told = string.Create(CultureInfo.InvariantCulture, $"answer {answer} of {answers}: {exitCode}, {state}: {said}");
            Assert.True(exitCode switch { ExitCode.Done => state == full, ExitCode.RolledBack => state == empty, ExitCode.StoppedPartway => state != empty, _ => state == empty || state == full }, told);

            if (exitCode == ExitCode.RolledBack) Assert.DoesNotContain("mend the migration", said, StringComparison.Ordinal);

            var outcome = await pipeline.UpAsync<MixedContext>();
            if (outcome is MigrateOutcome.StoppedPartway)
            {
                pipeline.Assumption = (await pipeline.AskAsync<string>("SELECT DISTINCT v::text FROM mixed")) == "201" ? Assumption.Done : Assumption.NotDone;
                outcome = await pipeline.UpAsync<MixedContext>();
            }

            Assert.True(outcome is MigrateOutcome.Completed or MigrateOutcome.UpToDate, $"{told}\n{outcome.Notice}");
            Assert.Equal(full, await pipeline.AskAsync<string>(State));
        }
    }

    // What Ferry's host makes of an exception.
    private static async Task<(ExitCode ExitCode, string Said)> EndAsync(Pipeline pipeline)
    {
        try
        {
            var outcome = await pipeline.UpAsync<MixedContext>();
            return (outcome.ExitCode, $"{outcome.Notice}");
        }
        catch (Exception problem)
        {
            return (ExitCode.Failed, $"{problem}");
        }
    }

    // Two ways to one database; the second is through the network that breaks.
    private static async Task<(Pipeline Direct, Pipeline Behind, CuttingProxy Network)> CreatedAsync()
    {
        MixedContext.Edit.Value = null;
        var direct = await Pipeline.CreateAsync();
        Assert.IsType<MigrateOutcome.Completed>(await direct.UpAsync<MixedContext>("CreateMixed"));
        var network = new CuttingProxy(direct.ConnectionString);
        return (direct, Pipeline.On(network.ConnectionString), network);
    }
}
