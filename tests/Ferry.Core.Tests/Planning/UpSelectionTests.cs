using Ferry.Core.Migrations;
using Ferry.Core.Planning;
using Ferry.Core.Tests.Status;

namespace Ferry.Core.Tests.Planning;

public class UpSelectionTests
{
    private static readonly string[] Three = ["20260101_A", "20260102_B", "20260103_C"];

    [Fact]
    public void Everything_pending_is_chosen_in_order() => Assert.Equal(["20260102_B", "20260103_C"], Chosen(Three, ["20260101_A"]));

    [Fact]
    public void A_revision_ends_the_choice() => Assert.Equal(["20260101_A", "20260102_B"], Chosen(Three, [], last: "20260102_B"));

    [Fact]
    public void A_revision_that_is_applied_already_leaves_nothing_to_do() => Assert.Empty(Chosen(Three, ["20260101_A", "20260102_B"], last: "20260101_A"));

    [Fact]
    public void A_database_ahead_of_the_code_is_refused_even_with_nothing_pending()
    {
        var text = Refused(["20260101_A"], ["20260101_A", "20260102_B"]);
        Assert.Contains("ahead of this code", text, StringComparison.Ordinal);
        Assert.Contains("20260102_B", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_migration_is_refused_and_named() =>
        Assert.Contains("20260102_B", Refused(["20260101_A", "20260103_C"], Three), StringComparison.Ordinal);

    [Fact]
    public void An_out_of_order_migration_is_refused_unless_it_is_allowed()
    {
        string[] applied = ["20260101_A", "20260103_C"];
        Assert.Contains("--allow-out-of-order", Refused(Three, applied), StringComparison.Ordinal);
        Assert.Equal(["20260102_B"], Chosen(Three, applied, allow: true));
    }

    [Fact]
    public void Allowing_out_of_order_does_not_allow_a_missing_migration() =>
        Assert.IsType<Selection.Refused>(UpSelection.Select(MigrationStatusTests.Of(["20260101_A"], ["20260102_B"]), null, allowOutOfOrder: true));

    private static string[] Chosen(string[] known, string[] applied, string? last = null, bool allow = false) =>
        [.. Assert.IsType<Selection.Chosen>(UpSelection.Select(MigrationStatusTests.Of(known, applied), last is null ? null : new MigrationId(last), allow)).Migrations.Select(id => id.Value)];

    private static string Refused(string[] known, string[] applied) =>
        Assert.IsType<Selection.Refused>(UpSelection.Select(MigrationStatusTests.Of(known, applied), null, false)).Notice.ToString();
}
