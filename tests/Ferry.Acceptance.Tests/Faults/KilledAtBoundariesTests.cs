using Ferry.Processes;

namespace Ferry.Acceptance.Tests.Faults;

[Collection("Faults")]
public sealed class KilledAtBoundariesTests
{
    /// <summary>What befalls a run that stands at a boundary.</summary>
    public enum Fault
    {
        /// <summary>The process is killed; the server finds out and rolls back what has not committed.</summary>
        Killed,

        /// <summary>The process is killed; what it has sent so far is carried out all the same.</summary>
        KilledAndItsStatementWentThrough,

        /// <summary>Its sessions are ended from outside.</summary>
        SessionsEnded,
    }

    // A boundary is a row of the journal, which tells of what was done or is about to be, or one that keeps the place of a backfill.
    // FERRY_TEST_KILLS asks for all of them.
    [Fact]
    public Task After_any_fault_at_a_boundary_the_next_run_finishes_and_nothing_ran_twice() => Chance.TryAsync(async random =>
    {
        var plan = await CombinedPlan.SharedAsync();
        var boundaries = plan.Boundaries.Select(row => ("ferry.journal", $"NEW.number = {row}"))
            .Append(("ferry.backfills", "NEW.keys > 0 AND NEW.migration_id LIKE '%TightenSales'"))
            .Append(("ferry.backfills", "NEW.keys > 5000 AND NEW.migration_id LIKE '%FillTotals'"));
        var cases = (from boundary in boundaries from fault in Enum.GetValues<Fault>() select (boundary, fault)).ToArray();
        random.Shuffle(cases);
        var answers = new List<string?>();
        foreach (var ((table, row), fault) in cases.Take(Kills.Or(2)))
        {
            var what = $"{fault} at {table}, {row}";
            var database = await plan.CopyAsync();
            ProcessResult ended;
            await using (var boundary = await Boundary.PutUpAsync(database, table, row))
            {
                using var run = CombinedPlan.Run(database).Start();
                await run.UntilAsync(boundary.IsReachedAsync);
                if (fault == Fault.SessionsEnded) await Sessions.EndAsync(database);
                else run.Kill();
                if (fault == Fault.KilledAndItsStatementWentThrough) await boundary.LetThroughAsync();
                await Sessions.AreGoneAsync(database);
                ended = await run.EndAsync();
            }

            if (fault == Fault.SessionsEnded) await SessionEnding.AssertTrueAsync(ended, plan, database, what);
            var made = await Made.ReadAsync(database);
            answers.Add(await plan.FinishAsync(database, what));
            Assert.Equal(what, string.Join(", ", made.Again(await Made.ReadAsync(database)).Prepend(what)));
            await plan.DropAsync(database);
        }

        TestContext.Current.TestOutputHelper?.WriteLine(Tally.Of(answers));
    });
}
