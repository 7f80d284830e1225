using Ferry.Core.Ledgers;
using Ferry.Core.Migrations;
using Ferry.Core.Outcomes;
using Ferry.Core.Releases;
using Ferry.Core.Rendering;

namespace Ferry.Core.Tests.Releases;

public class DeployStatusReportTests
{
    private static readonly MigrationId Newest = new("20260102030405_B");

    private static readonly LedgerRelease Release = new(
        7, "1a2b3c4d", "0123456789ab", "0123456789abcdef", "image:7", ReleaseState.Running, [new("20260101000000_A"), Newest], null, null, "anna@ci",
        new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), new(2026, 1, 2, 3, 10, 0, TimeSpan.Zero));

    [Fact]
    public void Environment_out_of_reach_is_one_row_and_no_failure_among_others()
    {
        var report = new DeployStatusReport([Seen(), Away()], IsOfOne: false);
        Assert.Equal(ExitCode.Done, report.ExitCode);
        Assert.Equal("Looked at 2 environments; 1 of them is out of reach.", report.Notice.Headline);
        Assert.Equal(["production", "out of reach", "", "", "none", "none", ""], Rows(report)[1]);
        Assert.Contains("production: No server answers.", report.Notice.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Environment_asked_for_by_name_and_out_of_reach_is_a_failure() =>
        Assert.Equal(ExitCode.Refused, new DeployStatusReport([Away()], IsOfOne: true).ExitCode);

    [Fact]
    public void Row_tells_release_migration_when_by_whom_health_and_backup() =>
        Assert.Equal(
            ["staging", "7 (0123456789ab)", Newest.Value, "2026-01-02 03:10 UTC by anna@ci", "healthy at http://localhost:8080/", "staging-20260102-030500", ""],
            Rows(new DeployStatusReport([Seen()], IsOfOne: true))[0]);

    [Fact]
    public void Other_release_that_serves_and_other_migration_that_is_applied_stand_out()
    {
        var seen = Seen() with { Migration = new("20260103000000_C"), App = new AppSight(new AppState(new AppRelease(6, "older", "image:6"), true, null, []), null) };
        Assert.Equal(Tone.Notable, seen.Row[2].Tone);
        Assert.Equal(new Cell("release 6 (older) serves, healthy", Tone.Notable), seen.Row[4]);
    }

    [Theory]
    [InlineData(true, "nothing serves")]
    [InlineData(false, "not seen: no engine answers")]
    public void App_that_is_down_or_cannot_be_seen_is_bad(bool canBeSeen, string told)
    {
        var app = canBeSeen ? new AppSight(new AppState(null, false, null, []), null) : new AppSight(null, "no engine answers");
        Assert.Equal(new Cell(told, Tone.Bad), (Seen() with { App = app }).Row[4]);
    }

    [Fact]
    public void Json_has_the_whole_commit_and_a_release_only_where_there_is_one()
    {
        var json = new DeployStatusReport([Seen(), Seen() with { Ledger = Ledger.Empty }, Away()], IsOfOne: false).ToJson()["environments"]!;
        Assert.Equal("0123456789abcdef", (string?)json[0]!["commit"]);
        Assert.Equal("2026-01-02T03:10:00.0000000Z", (string?)json[0]!["deployedAt"]);
        Assert.Null(json[1]!["release"]);
        Assert.False((bool)json[2]!["reached"]!);
    }

    private static EnvironmentStatus.Seen Seen() => new(
        "staging", "localhost:5432/app", Ledger.Empty with { Releases = [Release] }, Newest, [],
        new AppSight(new AppState(Release.App, true, new Uri("http://localhost:8080"), []), null), "staging-20260102-030500");

    private static EnvironmentStatus.OutOfReach Away() => new("production", new Notice("No server answers."), null, null);

    private static List<string[]> Rows(DeployStatusReport report) => [.. ((Table)report.Blocks[0]).Rows.Select(row => row.Select(cell => cell.Text).ToArray())];
}
