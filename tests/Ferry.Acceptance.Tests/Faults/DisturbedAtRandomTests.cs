using System.Globalization;

namespace Ferry.Acceptance.Tests.Faults;

[Collection("Faults")]
public sealed class DisturbedAtRandomTests
{
    [Fact]
    public Task After_a_kill_at_any_moment_the_next_run_finishes_and_nothing_ran_twice() => Chance.TryAsync(random => DisturbAsync(random, (database, run) =>
    {
        run.Kill();
        return Task.FromResult("killed");
    }));

    [Fact]
    public Task After_the_end_of_its_sessions_at_any_moment_the_next_run_finishes_and_nothing_ran_twice() => Chance.TryAsync(random => DisturbAsync(random, async (database, run) =>
    {
        var which = random.Next(4) switch { 0 => "pid IN (SELECT pid FROM pg_locks WHERE locktype = 'advisory')", 1 => "state = 'active'", _ => "true" };
        return await Sessions.EndAsync(database, which) == 0 ? "" : $"ended its sessions where {which}";
    }));

    private static async Task DisturbAsync(Random random, Func<TestDatabase, StartedProcess, Task<string>> disturbAsync)
    {
        var plan = await CombinedPlan.SharedAsync();
        var (few, cases) = (Kills.Or(2), new List<string?>());
        for (var tries = 1; cases.Count < few; tries++)
        {
            Assert.True(tries <= 4 * few + 10, "the runs are through before they are disturbed");
            var database = await plan.CopyAsync();
            using var run = CombinedPlan.Run(database).Start();
            await run.UntilAsync(() => Sessions.AreThereAsync(database));
            var moment = plan.Duration * random.NextDouble();
            await Task.Delay(moment);
            if (run.HasEnded) continue;
            var how = await disturbAsync(database, run);
            if (how.Length == 0) continue;
            var ended = await run.EndAsync();
            var what = string.Create(CultureInfo.InvariantCulture, $"{how} {moment.TotalMilliseconds:0} ms after it began");
            var isKilled = how == "killed";
            if (!isKilled) await SessionEnding.AssertTrueAsync(ended, plan, database, what);

            // Half of the next runs come while the server still works for the killed one.
            var isAlone = random.Next(2) == 0;
            if (isAlone) await Sessions.AreGoneAsync(database);
            var made = isAlone ? await Made.ReadAsync(database) : null;
            var answer = await plan.FinishAsync(database, $"{what}, exit code {ended.ExitCode}\n{ended.Said}\n---");
            if (made is not null) Assert.Empty(made.Again(await Made.ReadAsync(database)));
            cases.Add($"{(isKilled ? "" : $"exit code {ended.ExitCode}, ")}{answer ?? "went on by itself"}");
            await plan.DropAsync(database);
        }

        TestContext.Current.TestOutputHelper?.WriteLine(Tally.Of(cases));
    }
}
