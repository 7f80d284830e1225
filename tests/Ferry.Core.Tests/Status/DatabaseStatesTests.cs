using Ferry.Core.Ledgers;
using Ferry.Core.Migrations;
using Ferry.Core.Planning;
using Ferry.Core.Status;

namespace Ferry.Core.Tests.Status;

public class DatabaseStatesTests
{
    private static readonly MigrationId A = new("20260101000000_A");
    private static readonly MigrationId B = new("20260102000000_B");
    private static readonly MigrationId C = new("20260103000000_C");

    [Fact]
    public void Each_state_has_its_signs()
    {
        Assert.Equal(DatabaseState.Fresh, Of([A], []));
        Assert.Equal(DatabaseState.HistoryOnly, Of([A], [], hasHistory: true));
        Assert.Equal(DatabaseState.Unmanaged, Of([A], [], tables: "public.notes"));
        Assert.Equal(DatabaseState.Unmanaged, Of([A], [], hasHistory: true, tables: "public.notes"));
        Assert.Equal(DatabaseState.UpToDate, Of([A, B], [A, B]));
        Assert.Equal(DatabaseState.Behind, Of([A, B], [A]));
        Assert.Equal(DatabaseState.Ahead, Of([A], [A, B]));
        Assert.Equal(DatabaseState.Diverged, Of([A, B, C], [A, C]));
        Assert.Equal(DatabaseState.Diverged, Of([A, C], [A, B, C]));
    }

    [Fact]
    public void What_is_applied_in_part_comes_before_everything_else()
    {
        Assert.Equal(DatabaseState.HalfApplied, Of([A, B], [A], index: "public.ix"));
        Assert.Equal(DatabaseState.HalfApplied, Of([A, B], [A], half: B));
    }

    private static DatabaseState Of(MigrationId[] known, MigrationId[] history, bool hasHistory = false, string? tables = null, string? index = null, MigrationId? half = null) => DatabaseStates.Of(
        new MigrationStatus(known, history.Select(id => new HistoryRow(id, "10.0.0"))),
        new DatabaseFacts("1/1", "15.1", 0, hasHistory || history.Length > 0, tables is null ? [] : [tables], index is null ? [] : [index]),
        Ledger.Empty with { Migrations = half is { } id ? [new LedgerMigration(id, "", [], new WayBack([], null), IsWhole: false, IsReverted: false)] : [] });
}
