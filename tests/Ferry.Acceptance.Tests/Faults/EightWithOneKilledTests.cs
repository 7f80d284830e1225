using Ferry.Processes;

namespace Ferry.Acceptance.Tests.Faults;

[Collection("Faults")]
public sealed class EightWithOneKilledTests
{
    private const int Processes = 8;

    [Fact]
    public Task The_others_end_well_and_everything_is_done_once() => Chance.TryAsync(async random =>
    {
        var plan = await CombinedPlan.SharedAsync();
        var rounds = new List<string?>();
        for (var round = 1; round <= Math.Min(Kills.Or(1), 25); round++)
        {
            var database = await plan.CopyAsync();
            var runs = Enumerable.Range(0, Processes).Select(_ => CombinedPlan.Run(database).Start()).ToList();
            await runs[0].UntilAsync(() => Sessions.AreThereAsync(database));
            // The one that is at work, and now and then any of them at any moment.
            if (round % 3 != 0) while (!runs.Exists(IsAtWork) && !runs.TrueForAll(run => run.HasEnded)) await Task.Delay(5);
            await Task.Delay(plan.Duration * random.NextDouble() / (round % 3 != 0 ? 3 : 1));
            var victim = runs.Find(run => round % 3 != 0 && !run.HasEnded && IsAtWork(run)) ?? runs[random.Next(Processes)];
            var wasAtWork = IsAtWork(victim);
            var wasKilled = !victim.HasEnded;
            victim.Kill();
            var others = await Task.WhenAll(runs.Where(run => run != victim).Select(run => run.EndAsync()));
            runs.ForEach(run => run.Dispose());

            // Killed in the one statement of which nothing tells, it leaves a question to a person, and the others ask it.
            var asking = others.Count(IsAsking);
            Assert.All(others, other => Assert.True(other.ExitCode is 0 or 6 || IsAsking(other), $"exit code {other.ExitCode}\n{other.Said}"));
            if (asking > 0 || others.All(other => other.ExitCode == 6)) await plan.FinishAsync(database, $"round {round}");
            else await plan.AssertOnceAsync(database, $"round {round}");
            Assert.True(others.Sum(other => other.Output.Split('\n').Count(line => line.Contains("  applied in ", StringComparison.Ordinal))) <= 4);
            rounds.Add($"{(!wasKilled ? "none killed" : wasAtWork ? "killed one at work" : "killed one")}{(asking > 0 ? ", others asked" : "")}");
            await plan.DropAsync(database);
        }

        TestContext.Current.TestOutputHelper?.WriteLine(Tally.Of(rounds));
    });

    private static bool IsAtWork(StartedProcess run) => run.Output.Contains("  applied in ", StringComparison.Ordinal);

    private static bool IsAsking(ProcessResult run) => run.ExitCode == 5 && run.Error.Contains("nothing tells whether it ran", StringComparison.Ordinal);
}
