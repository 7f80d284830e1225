using Ferry.Core.Outcomes;
using Ferry.Core.Status;
using FerryTestHost.Histories;

namespace Ferry.PostgreSql.Tests.Drift;

public sealed class EditedTests(DriftFixture fixture) : IClassFixture<DriftFixture>
{
    [Fact]
    public async Task An_edit_after_the_migration_was_applied_is_told_with_the_first_statement_that_differs()
    {
        var pipeline = await DriftPipeline.MigratedAsync<OlderContext>(fixture.Checkout.Folder);
        Assert.Equal(ExitCode.Done, (await pipeline.CheckAsync<OlderContext>()).ExitCode);

        // OrdinaryContext has a statement more in the same migration.
        var report = await pipeline.CheckAsync<OrdinaryContext>(allowPending: true);
        Assert.Equal(ExitCode.Refused, report.ExitCode);
        Assert.Equal(["pending Found", "edited Found"], report.Status.Lines.Where(line => line.Verdict != StatusVerdict.Clean).Select(line => $"{line.Name} {line.Verdict}"));
        var edited = report.ToJson()["edited"]!["migrations"]![0]!;
        Assert.Equal(("20260101000000_CreateA", 2, null, "SELECT pg_sleep(0.2)"), ((string?)edited["id"], (int)edited["statement"]!, (string?)edited["was"], (string?)edited["is"]));
    }

    [Fact]
    public async Task Without_a_ledger_it_is_unknown_and_stands_in_nobodys_way()
    {
        var pipeline = await DriftPipeline.MigratedAsync<OlderContext>(fixture.Checkout.Folder);
        await pipeline.RunAsync("DROP SCHEMA ferry CASCADE");
        var report = await pipeline.CheckAsync<OlderContext>();
        Assert.Equal((ExitCode.Done, StatusVerdict.Unknown), (report.ExitCode, report.Status.Lines[3].Verdict));
        Assert.StartsWith("there is no ledger (schema ferry)", report.Status.Lines[3].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ledger_that_may_not_be_read_is_unknown_until_it_may()
    {
        var pipeline = await DriftPipeline.MigratedAsync<OlderContext>(fixture.Checkout.Folder);
        var role = $"reader_{Guid.NewGuid():N}";
        await pipeline.RunAsync($"CREATE ROLE {role} LOGIN PASSWORD 'reads'; GRANT SELECT ON ALL TABLES IN SCHEMA public TO {role}");
        pipeline.LogInAs(role, "reads");
        var report = await pipeline.CheckAsync<OlderContext>();
        Assert.Equal((ExitCode.Refused, StatusVerdict.Unknown, StatusVerdict.Clean), (report.ExitCode, report.Status.Lines[3].Verdict, report.Status.Lines[5].Verdict));
        Assert.Contains("may not read the ledger", report.Notice.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_another_tool_applied_is_counted_apart()
    {
        var pipeline = await DriftPipeline.MigratedAsync<OrdinaryContext>(fixture.Checkout.Folder);
        await pipeline.RunAsync("DELETE FROM ferry.migrations WHERE migration_id LIKE '%CreateB'");
        var line = (await pipeline.CheckAsync<OrdinaryContext>()).Status.Lines[3];
        Assert.Equal((StatusVerdict.Clean, "2 applied migrations compared; 1 not in the ledger (applied by another tool, or stamped)"), (line.Verdict, line.Detail));
    }

    [Fact]
    public async Task A_ledger_that_another_hand_changed_is_found()
    {
        var pipeline = await DriftPipeline.MigratedAsync<OrdinaryContext>(fixture.Checkout.Folder);
        await pipeline.RunAsync("UPDATE ferry.migrations SET down = '[]' WHERE migration_id LIKE '%CreateB'");
        var report = await pipeline.CheckAsync<OrdinaryContext>();
        Assert.Equal((ExitCode.Refused, StatusVerdict.Found), (report.ExitCode, report.Status.Lines[3].Verdict));
        Assert.Equal("the ledger was changed by another hand: the row of 20260102000000_CreateB in ferry.migrations", report.Status.Lines[3].Detail);
    }
}
