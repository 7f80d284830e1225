using System.Globalization;
using FerryTestHost.Histories;

namespace Ferry.Acceptance.Tests.Races;

[Collection("Races")]
public sealed class KilledRunTests
{

    // Its eight migrations sleep for 0.1 s each, so this long at least it is in the middle.
    private static readonly TimeSpan Middle = TimeSpan.FromSeconds(0.8);

    [Fact]
    public async Task After_a_kill_at_any_moment_the_next_run_finishes_and_nothing_runs_twice()
    {
        var undisturbed = await TestDatabase.CreateAsync();
        Assert.True((await new MigrateUpProcess(nameof(LongContext), undisturbed).RunAsync()).Succeeded);
        var dump = await undisturbed.DumpAsync();

        for (var kill = 1; kill <= Kills.Or(2); kill++)
        {
            var database = await TestDatabase.CreateAsync();
            var run = new MigrateUpProcess(nameof(LongContext), database);
            var moment = Middle * Random.Shared.NextDouble();
            await run.RunAndKillAsync(() => HasBegunAsync(database), moment);
            var before = await database.HistoryAsync();
            var what = string.Create(CultureInfo.InvariantCulture, $"killed {moment.TotalMilliseconds:0} ms after it began, {before.Length} applied");
            TestContext.Current.SendDiagnosticMessage(what);

            var next = await run.RunAsync();
            Assert.True(next.Succeeded, $"{what}: {next.Said}");
            Assert.All(before, id => Assert.DoesNotContain($"{id}  applied in", next.Output, StringComparison.Ordinal));
            Assert.Equal(dump, await database.DumpAsync());
        }
    }

    private static async Task<bool> HasBegunAsync(TestDatabase database) => (await database.TablesAsync()).Contains("__EFMigrationsHistory");
}
