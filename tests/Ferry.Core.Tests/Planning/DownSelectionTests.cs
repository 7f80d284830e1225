using Ferry.Core.Migrations;
using Ferry.Core.Planning;
using Ferry.Core.Tests.Status;

namespace Ferry.Core.Tests.Planning;

public class DownSelectionTests
{
    private static readonly string[] Three = ["20260101_A", "20260102_B", "20260103_C"];

    [Fact]
    public void The_newest_are_reverted_newest_first() =>
        Assert.Equal(["20260103_C", "20260102_B"], Chosen(DownSelection.Newest(MigrationStatusTests.Of(Three, Three), 2)));

    [Fact]
    public void Nothing_applied_leaves_nothing_to_do() => Assert.Empty(Chosen(DownSelection.Newest(MigrationStatusTests.Of(Three, []), 1)));

    [Fact]
    public void More_steps_than_migrations_are_refused() =>
        Assert.IsType<Selection.Refused>(DownSelection.Newest(MigrationStatusTests.Of(Three, ["20260101_A"]), 2));

    [Fact]
    public void Down_to_keeps_the_named_migration() =>
        Assert.Equal(["20260103_C", "20260102_B"], Chosen(DownSelection.After(MigrationStatusTests.Of(Three, Three), new MigrationId("20260101_A"))));

    [Fact]
    public void Down_to_zero_reverts_everything() => Assert.Equal(3, Chosen(DownSelection.After(MigrationStatusTests.Of(Three, Three), null)).Length);

    [Fact]
    public void There_is_no_way_back_to_a_migration_that_is_not_applied() =>
        Assert.IsType<Selection.Refused>(DownSelection.After(MigrationStatusTests.Of(Three, ["20260101_A"]), new MigrationId("20260102_B")));

    [Fact]
    public void A_migration_that_is_missing_in_the_code_cannot_be_reverted() =>
        Assert.IsType<Selection.Refused>(DownSelection.Newest(MigrationStatusTests.Of(["20260101_A"], ["20260101_A", "20260102_B"]), 1));

    private static string[] Chosen(Selection selection) => [.. Assert.IsType<Selection.Chosen>(selection).Migrations.Select(id => id.Value)];
}
