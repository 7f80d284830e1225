using Ferry.Core.Outcomes;
using Ferry.Settings;

namespace Cake.Frosting.Ferry.Tests;

public class ReceiptsTests
{
    [Fact]
    public void Receipt_that_nobody_handed_on_is_refused_with_the_step_that_is_missing()
    {
        var halt = Assert.Throws<HaltException>(() => new Receipts().Demand<Migrated>("migrate-up"));
        Assert.Equal(ExitCode.Refused, halt.Outcome.ExitCode);
        Assert.StartsWith("Refused: migrate-up did not run in this call", halt.Outcome.Notice.Headline, StringComparison.Ordinal);
    }

    [Fact]
    public void Receipt_of_another_kind_does_not_do()
    {
        var receipts = new Receipts();
        receipts.Add("migrated, honestly");
        Assert.Throws<HaltException>(() => receipts.Demand<Migrated>("migrate-up"));
    }

    [Fact]
    public void Latest_receipt_counts()
    {
        var receipts = new Receipts();
        receipts.Add(new Migrated(EnvironmentName.Staging));
        receipts.Add(new Migrated(EnvironmentName.Production));
        Assert.Equal(EnvironmentName.Production, receipts.Demand<Migrated>("migrate-up").Environment);
    }
}
