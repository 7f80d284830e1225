using Ferry.Core.Ledgers;
using Ferry.Core.Migrations;
using Ferry.Core.Planning;
using Ferry.Core.Rendering;
using Ferry.Core.Status;

namespace Ferry.Core.Tests.Status;

public sealed class HistoryReportTests
{
    private static readonly MigrationId A = new("20260101000000_A");
    private static readonly MigrationId B = new("20260102000000_B");
    private static readonly MigrationId C = new("20260103000000_C");
    private static readonly LedgerMigration OfA = new(A, "", [], new WayBack([], null), IsWhole: true, IsReverted: false)
    {
        Contexts = ContextValues.Read("dev_data,region=eu").Values,
        Execution = new LedgerExecution(new DateTimeOffset(2026, 1, 5, 12, 30, 59, TimeSpan.Zero), "anna", "ci-7", TimeSpan.FromMilliseconds(1234), "abc"),
    };

    [Fact]
    public void What_the_ledger_knows_stands_below_each_migration()
    {
        var lines = Lines(new Ledger([], [], [OfA, OfA with { Id = B, IsWhole = false, Execution = OfA.Execution with { Applied = null }, Contexts = ContextValues.None }]), A);
        Assert.Equal([$"{A}", "  2026-01-05 12:30 UTC by anna@ci-7 in 1.23 s, under dev_data=true,region=eu", $"{B}", "  in part, by anna@ci-7", $"{C}"], lines);
        Assert.All(lines, line => Assert.True(line.Length < 80, line));
    }

    [Fact]
    public void What_it_does_not_know_is_left_out()
    {
        Assert.Equal([$"{A}", $"{B}", $"{C}"], Lines(Ledger.Empty, A));
        Assert.Equal([$"{A}", "  2026-01-05 12:30 UTC", $"{B}", $"{C}"], Lines(new Ledger([], [], [OfA with { Contexts = ContextValues.None, Execution = LedgerExecution.Unknown with { Applied = OfA.Execution.Applied } }]), A));
    }

    [Fact]
    public void What_is_not_applied_any_more_tells_nothing()
    {
        Assert.Equal([$"{A}", $"{B}", $"{C}"], Lines(new Ledger([], [], [OfA])));
        Assert.Equal([$"{A}", $"{B}", $"{C}"], Lines(new Ledger([], [], [OfA with { IsReverted = true }]), A));
    }

    [Fact]
    public void A_ledger_that_may_not_be_read_is_said_to_be()
    {
        Assert.Empty(Report(Ledger.Empty with { Access = LedgerAccess.Absent }).Notice.Details);
        Assert.Equal("ledger", Assert.Single(Report(Ledger.Empty with { Access = LedgerAccess.Denied }).Notice.Details).Label);
    }

    [Fact]
    public void For_machines_it_has_fields_of_its_own()
    {
        var json = Report(new Ledger([], [], [OfA]), A).ToJson()["migrations"]!;
        Assert.Equal(
            """{"state":"applied","appliedAt":"2026-01-05T12:30:59.0000000Z","operator":"anna","host":"ci-7","durationMs":1234,"contexts":{"dev_data":"true","region":"eu"},"plan":"abc"}""",
            json[0]!["ledger"]!.ToJsonString());
        Assert.Null(json[1]!["ledger"]);
    }

    [Theory]
    [InlineData(0, "0.00 s")]
    [InlineData(99_000, "99.00 s")]
    [InlineData(125_000, "2 min 5 s")]
    public void A_duration_reads_well_whatever_its_size(int milliseconds, string expected) =>
        Assert.EndsWith($" in {expected}", (LedgerExecution.Unknown with { Applied = DateTimeOffset.UnixEpoch, Duration = TimeSpan.FromMilliseconds(milliseconds) }).ToString(), StringComparison.Ordinal);

    private static HistoryReport Report(Ledger ledger, params MigrationId[] history) =>
        new("development", "db", new MigrationStatus([A, B, C], history.Select(id => new HistoryRow(id, "10.0.0"))), ledger);

    private static IEnumerable<string> Lines(Ledger ledger, params MigrationId[] history) =>
        ((Table)Assert.Single(Report(ledger, history).Blocks)).Rows.Select(row => row[0].Text);
}
