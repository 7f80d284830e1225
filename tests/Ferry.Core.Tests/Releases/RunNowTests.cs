using Ferry.Core.Ledgers;
using Ferry.Core.Outcomes;
using Ferry.Core.Releases;

namespace Ferry.Core.Tests.Releases;

public class RunNowTests
{
    private static readonly DateTimeOffset Then = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public void Open_run_that_holds_the_lock_is_under_way()
    {
        var ledger = Of(Open("1a2b3c4d"));
        var run = Assert.Single(RunNow.Of(ledger, Owner("1a2b3c4d"), ledger));
        Assert.True(run.IsUnderWay);
        Assert.Equal("under way, in migrate-up: deploy-prod 1a2b3c4d by anna@ci, 2026-01-02 03:04:05 UTC", run.Tell().Text);
    }

    [Fact]
    public void Open_run_without_the_lock_was_killed()
    {
        var ledger = Of(Open("1a2b3c4d"));
        var run = Assert.Single(RunNow.Of(ledger, null, ledger));
        Assert.Equal("was killed, in migrate-up: deploy-prod 1a2b3c4d by anna@ci, 2026-01-02 03:04:05 UTC", run.Tell().Text);
        Assert.Equal("killed", (string?)run.ToJson()["state"]);
    }

    [Fact]
    public void Run_that_another_one_came_after_was_killed_and_the_other_is_under_way()
    {
        var ledger = Of(Open("1a2b3c4d"), Open("99999999"));
        var runs = RunNow.Of(ledger, Owner("99999999"), ledger);
        Assert.Equal(["99999999", "1a2b3c4d"], runs.Select(run => run.Run!.Id));
        Assert.Equal([true, false], runs.Select(run => run.IsUnderWay));
    }

    [Fact]
    public void Run_that_ended_or_began_during_the_look_was_not_killed()
    {
        Assert.Empty(RunNow.Of(Of(Open("1a2b3c4d")), null, Of(Open("1a2b3c4d") with { Ended = Then, ExitCode = 0 })));
        Assert.Empty(RunNow.Of(Ledger.Empty, null, Of(Open("1a2b3c4d"))));
    }

    [Fact]
    public void Holder_of_the_lock_that_is_in_no_ledger_is_told_as_the_server_names_it() =>
        Assert.StartsWith("under way: \"ferry migrate-stamp 1a2b3c4d", Assert.Single(RunNow.Of(Ledger.Empty, Owner("1a2b3c4d", "migrate-stamp"), Ledger.Empty)).Tell().Text, StringComparison.Ordinal);

    private static LedgerRun Open(string id) => new(id, "deploy-prod", "anna@ci", Then, null, null, "migrate-up");

    private static LockOwner Owner(string id, string target = "deploy-prod") => new(4711, $"ferry {target} {id} anna@ci pid 12", "app", Then);

    private static Ledger Of(params LedgerRun[] runs) => Ledger.Empty with { Runs = runs };
}
