using Ferry.Core.Ledgers;
using Ferry.Core.Migrations;
using Ferry.Core.Planning;
using Ferry.Core.Releases;
using Ferry.Core.Status;
using Ferry.Deploying;
using Ferry.Deploying.Gates;
using Ferry.Settings;

namespace Ferry.Tests.Deploying;

public sealed class StateGateTests
{
    private static readonly MigrationId Id = new("20260101000000_Halls");

    [Theory]
    [InlineData("dev_data", null, "was begun under dev_data=true, and where nothing is said what is committed of it reads differently (statement 1)", "run the same command again with --x=dev_data=true")]
    [InlineData("region=eu,size=2", "region=us", "was begun under region=eu,size=2, and under region=us what is committed of it reads differently (statement 1)", "run the same command again with --x=region=eu,size=2")]
    [InlineData(null, "dev_data", "was begun where nothing was said, and under dev_data=true what is committed of it reads differently (statement 1)", "run the same command again without --x")]
    public async Task A_migration_that_was_begun_under_other_contexts_names_them(string? then, string? now, string detail, string remedy)
    {
        var gate = await CheckAsync(then, now, "INSERT INTO halls VALUES (10)");
        Assert.Equal((GateVerdict.Refused, remedy), (gate.Verdict, gate.Remedy));
        Assert.Equal($"HalfApplied: {Id}: some of its transactions are committed; {Id} {detail}", gate.Detail);
    }

    [Fact]
    public async Task One_that_was_edited_says_so()
    {
        var gate = await CheckAsync("dev_data", "dev_data", "INSERT INTO halls VALUES (10)");
        Assert.EndsWith("what is committed of 20260101000000_Halls reads differently now (statement 1)", gate.Detail, StringComparison.Ordinal);
        Assert.StartsWith("put the migration back as it was", gate.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_reads_the_same_goes_on() =>
        Assert.Equal(GateVerdict.Noted, (await CheckAsync("dev_data", now: null, "CREATE TABLE halls (seats int)")).Verdict);

    private static async Task<Gate> CheckAsync(string? then, string? now, string committed)
    {
        var planned = Planned("CREATE TABLE halls (seats int)") with { Contexts = ContextValues.Read(now).Values };
        var begun = new LedgerMigration(Id, "", [], new WayBack([], null), IsWhole: false, IsReverted: false)
        {
            Contexts = ContextValues.Read(then).Values,
            Checkpoints = [new Checkpoint(1, Checkpoint.HashOf(Planned(committed).CommitGroups[0]), IsDone: true)],
        };
        var sight = new DeploySight(
            new EnvironmentSettings(EnvironmentName.Development, [], IsProtected: false, ServerChoice.None), "db", new MigrationStatus([Id], []),
            new DatabaseFacts("1/1", "15.1", 0, HasHistory: true, ["public.halls"], []), Ledger.Empty with { Migrations = [begun] }, "", new WorkTree(null, null, [], null), new Plan([planned]), []);
        return Assert.Single(await new StateGate().CheckAsync(sight, default));
    }

    private static PlannedMigration Planned(string first) => new(Id, Direction.Up,
    [
        new PlannedStatement(1, first, InTransaction: true),
        new PlannedStatement(2, "CREATE INDEX CONCURRENTLY ix ON halls (seats)", InTransaction: false),
        new PlannedStatement(3, "INSERT INTO history", InTransaction: true, IsHistory: true),
    ]);
}
