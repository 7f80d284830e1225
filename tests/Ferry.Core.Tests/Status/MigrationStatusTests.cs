using Ferry.Core.Migrations;
using Ferry.Core.Status;

namespace Ferry.Core.Tests.Status;

public class MigrationStatusTests
{
    [Fact]
    public void Pending_come_oldest_first_whatever_the_order_of_the_assembly()
    {
        var status = Of(["20260103_C", "20260101_A", "20260102_B"], []);
        Assert.Equal(["20260101_A", "20260102_B", "20260103_C"], status.Pending.Select(id => id.Value));
    }

    [Fact]
    public void An_empty_history_has_no_current_migration_and_nothing_out_of_order()
    {
        var status = Of(["20260101_A"], []);
        Assert.Null(status.Current);
        Assert.Empty(status.OutOfOrder);
        Assert.False(status.IsUpToDate);
    }

    [Fact]
    public void A_pending_migration_older_than_the_newest_applied_is_out_of_order()
    {
        var status = Of(["20260101_A", "20260102_B", "20260103_C"], ["20260101_A", "20260103_C"]);
        Assert.Equal("20260102_B", Assert.Single(status.OutOfOrder).Value);
        Assert.Equal(MigrationState.OutOfOrder, status.StateOf(new MigrationId("20260102_B")));
    }

    [Fact]
    public void An_applied_migration_that_is_not_in_the_code_is_missing()
    {
        var status = Of(["20260101_A", "20260103_C"], ["20260101_A", "20260102_B", "20260103_C"]);
        Assert.Equal("20260102_B", Assert.Single(status.Missing).Value);
        Assert.False(status.DatabaseIsAhead);
        Assert.False(status.IsUpToDate);
    }

    [Fact]
    public void The_database_is_ahead_when_a_missing_migration_is_newer_than_the_code()
    {
        var status = Of(["20260101_A"], ["20260101_A", "20260102_B"]);
        Assert.True(status.DatabaseIsAhead);
        Assert.Equal("20260102_B", status.Current?.Value);
    }

    [Fact]
    public void Ids_are_compared_without_regard_to_case_as_EF_Core_does()
    {
        var status = Of(["20260101_Users"], ["20260101_USERS"]);
        Assert.True(status.IsUpToDate);
    }

    internal static MigrationStatus Of(string[] known, string[] applied) =>
        new(known.Select(id => new MigrationId(id)), applied.Select(id => new HistoryRow(new MigrationId(id), "10.0.0")));
}
