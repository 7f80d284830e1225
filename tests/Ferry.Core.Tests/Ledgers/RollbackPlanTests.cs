using Ferry.Core.Ledgers;
using Ferry.Core.Migrations;
using Ferry.Core.Planning;
using Ferry.Core.Releases;

namespace Ferry.Core.Tests.Ledgers;

public class RollbackPlanTests
{
    private static readonly MigrationId A = new("20260101000000_A");
    private static readonly MigrationId B = new("20260102000000_B");
    private static readonly MigrationId C = new("20260103000000_C");

    [Fact]
    public void The_release_before_is_gone_back_to_newest_migration_first()
    {
        var (plan, refusal) = RollbackPlan.Make(Ledger(Release(1, null, ReleaseState.Superseded, A), Release(2, 1, ReleaseState.Running, A, B, C)), [A, B, C], to: null, keepsDatabase: false);

        Assert.Null(refusal);
        Assert.Equal(1, plan!.To.Id);
        Assert.Equal([C, B], plan.Back.Select(migration => migration.Id));
        Assert.Empty(plan.Forth);
        Assert.Equal([new Loss.Table("\"c\""), new Loss.Table("\"b\"")], plan.Losses);
    }

    [Fact]
    public void What_a_rollback_took_is_applied_again_oldest_first()
    {
        var ledger = Ledger(Release(1, null, ReleaseState.Superseded, A), Release(2, 1, ReleaseState.RolledBack, A, B, C), Release(3, 2, ReleaseState.Running, A));

        var plan = RollbackPlan.Make(ledger, [A], to: null, keepsDatabase: false).Plan!;

        Assert.Equal(2, plan.To.Id);
        Assert.Equal([B, C], plan.Forth.Select(migration => migration.Id));
    }

    [Fact]
    public void A_named_release_is_gone_to_over_others()
    {
        var ledger = Ledger(Release(1, null, ReleaseState.Superseded, A), Release(2, 1, ReleaseState.Superseded, A, B), Release(3, 2, ReleaseState.Running, A, B, C));

        Assert.Equal([C, B], RollbackPlan.Make(ledger, [A, B, C], to: 1, keepsDatabase: false).Plan!.Back.Select(migration => migration.Id));
    }

    [Fact]
    public void The_history_counts_and_not_what_the_release_should_have_had()
    {
        var ledger = Ledger(Release(1, null, ReleaseState.Superseded, A), Release(2, 1, ReleaseState.Running, A, B, C));

        Assert.Equal([B], RollbackPlan.Make(ledger, [A, B], to: null, keepsDatabase: false).Plan!.Back.Select(migration => migration.Id));
    }

    [Fact]
    public void The_database_can_be_left_as_it_is()
    {
        var ledger = Ledger(Release(1, null, ReleaseState.Superseded, A), Release(2, 1, ReleaseState.Running, A, B)) with { Migrations = [] };

        Assert.False(RollbackPlan.Make(ledger, [A, B], to: null, keepsDatabase: true).Plan!.ChangesDatabase);
    }

    [Theory]
    [InlineData(1L)]
    [InlineData(2L)]
    [InlineData(3L)]
    [InlineData(9L)]
    public void Only_another_release_that_ran_can_be_gone_to(long to)
    {
        var ledger = Ledger(Release(1, null, ReleaseState.Failed, A), Release(2, null, ReleaseState.Running, A), Release(3, 2, ReleaseState.Deploying, A, B));

        Assert.NotNull(RollbackPlan.Make(ledger, [A], to, keepsDatabase: false).Refusal);
    }

    [Fact]
    public void Migrations_that_ferry_did_not_apply_are_named()
    {
        var ledger = Ledger(Release(1, null, ReleaseState.Superseded), Release(2, 1, ReleaseState.Running, A, B)) with { Migrations = [Entry(A, "a")] };

        Assert.Contains(B.Value, RollbackPlan.Make(ledger, [A, B], to: null, keepsDatabase: false).Refusal!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void All_that_cannot_be_undone_are_named_with_their_reason()
    {
        var ledger = Ledger(Release(1, null, ReleaseState.Superseded), Release(2, 1, ReleaseState.Running, A, B)) with
        {
            Migrations = [Entry(A, "a") with { WayBack = new WayBack([], "the first reason") }, Entry(B, "b") with { WayBack = new WayBack([], "the second") }],
        };

        var refusal = RollbackPlan.Make(ledger, [A, B], to: null, keepsDatabase: false).Refusal!.ToString();

        Assert.Contains("the first reason", refusal, StringComparison.Ordinal);
        Assert.Contains("the second", refusal, StringComparison.Ordinal);
        Assert.Contains("--app-only", refusal, StringComparison.Ordinal);
    }

    private static Ledger Ledger(params LedgerRelease[] releases) => new([], releases, [Entry(A, "a"), Entry(B, "b"), Entry(C, "c")]);

    private static LedgerRelease Release(long id, long? previous, ReleaseState state, params MigrationId[] migrations) =>
        new(id, "run", $"v{id}", null, null, state, migrations, previous, null, "me@here", DateTimeOffset.UnixEpoch, null);

    private static LedgerMigration Entry(MigrationId id, string table) => new(
        id, "checksum", [new PlannedStatement(1, $"CREATE TABLE {table} (i int)", true)], new WayBack([new PlannedStatement(1, $"DROP TABLE {table}", true)], null), IsWhole: true, IsReverted: false);
}
