using Ferry.Core.Drift;
using Ferry.Core.Migrations;
using Ferry.Core.Outcomes;
using Ferry.Core.Status;

namespace Ferry.Core.Tests.Status;

public class SixWayStatusTests
{
    private static readonly MigrationStatus Clean = MigrationStatusTests.Of(["20260101_A"], ["20260101_A"]);
    private static readonly Look<EditedSight> NotEdited = new Look<EditedSight>.Taken(new EditedSight([], 1, []));
    private static readonly Look<ModelSight> SameModel = new Look<ModelSight>.Taken(new ModelSight(HasChanges: false, NewestIsLast: true));
    private static readonly Look<DriftSight> NoDrift = new Look<DriftSight>.Taken(new DriftSight([], [], 15, 15));
    private static readonly SixWayStatus AllClean = new(Clean, NotEdited, SameModel, NoDrift);

    public static TheoryData<string, SixWayStatus> Unclean => new()
    {
        { "pending", AllClean with { History = MigrationStatusTests.Of(["20260101_A", "20260102_B"], ["20260101_A"]) } },
        { "missing", AllClean with { History = MigrationStatusTests.Of(["20260102_B"], ["20260101_A", "20260102_B"]) } },
        { "out of order", AllClean with { History = MigrationStatusTests.Of(["20260101_A", "20260102_B"], ["20260102_B"]) } },
        { "edited", AllClean with { Edited = new Look<EditedSight>.Taken(new EditedSight([new EditedMigration(new MigrationId("20260101_A"), "10.0.0", 1, "SELECT 1", "SELECT 2")], 1, [])) } },
        { "model", AllClean with { Model = new Look<ModelSight>.Taken(new ModelSight(HasChanges: true, NewestIsLast: true)) } },
        { "drift", AllClean with { Drift = new Look<DriftSight>.Taken(new DriftSight([new DriftDifference("table", "public.a", null, null, "", "DROP TABLE public.a")], [], 15, 15)) } },
        { "drift", AllClean with { Drift = new Look<DriftSight>.Unknown("no throw-away server", "install one") } },
    };

    [Fact]
    public void Everything_clean_passes_and_says_what_was_looked_at()
    {
        var report = new CheckReport("staging", "db", AllClean, AllowsPending: false);
        Assert.Equal(ExitCode.Done, report.ExitCode);
        Assert.Contains("pending, missing, out of order, edited, model, drift", report.Notice.Headline, StringComparison.Ordinal);
        Assert.True((bool)report.ToJson()["clean"]!);
    }

    [Theory]
    [MemberData(nameof(Unclean))]
    public void Each_of_the_six_alone_refuses_and_is_told_with_its_fix(string name, SixWayStatus status)
    {
        var report = new CheckReport("staging", "db", status, AllowsPending: name == "out of order");
        Assert.Equal(ExitCode.Refused, report.ExitCode);
        Assert.Contains($"{name}: ", report.Notice.ToString(), StringComparison.Ordinal);
        Assert.NotNull(report.Notice.Fix);
        Assert.Equal(name, Assert.Single(status.Lines, line => line.Refuses && (name != "out of order" || line.Name == name)).Name);
        Assert.False((bool)report.ToJson()["clean"]!);
    }

    [Fact]
    public void Pending_migrations_may_be_allowed()
    {
        var status = AllClean with { History = MigrationStatusTests.Of(["20260101_A", "20260102_B"], ["20260101_A"]) };
        Assert.Equal(ExitCode.Refused, new CheckReport("staging", "db", status, AllowsPending: false).ExitCode);
        Assert.Equal(ExitCode.Done, new CheckReport("staging", "db", status, AllowsPending: true).ExitCode);
    }

    [Fact]
    public void What_nobody_can_find_out_any_more_refuses_nothing()
    {
        var status = AllClean with { Edited = new Look<EditedSight>.Unknown("there is no ledger", null) };
        Assert.Equal(StatusVerdict.Unknown, status.Lines[3].Verdict);
        Assert.Equal(ExitCode.Done, new CheckReport("staging", "db", status, AllowsPending: false).ExitCode);
    }

    [Theory]
    [InlineData(false, true, ExitCode.Done)]
    [InlineData(true, true, ExitCode.Refused)]
    [InlineData(false, false, ExitCode.Refused)]
    public void Without_a_database_model_and_order_are_judged_by_the_code(bool hasChanges, bool newestIsLast, ExitCode exitCode)
    {
        var status = new SixWayStatus(null, new Look<EditedSight>.NotTaken(), new Look<ModelSight>.Taken(new ModelSight(hasChanges, newestIsLast)), new Look<DriftSight>.NotTaken());
        var report = new CheckReport(null, null, status, AllowsPending: false);
        Assert.Equal(exitCode, report.ExitCode);
        Assert.Equal(["out of order", "model"], status.Lines.Where(line => line.Verdict != StatusVerdict.NotLookedAt).Select(line => line.Name));
        Assert.Null(report.ToJson()["pending"]);
        Assert.Equal("not looked at", (string?)report.ToJson()["drift"]!["result"]);
    }

    [Fact]
    public void What_was_not_looked_at_is_said_with_how_to_look()
    {
        var report = new StatusReport("staging", "db", Clean, SixWayStatus.Of(Clean));
        Assert.Equal(["edited", "model", "drift"], report.SixWay.Lines.Where(line => line is { Verdict: StatusVerdict.NotLookedAt, Detail: "migrate-status --full looks" }).Select(line => line.Name));
        Assert.Equal(6, report.ToJson()["looks"]!.AsArray().Count);
    }

    [Fact]
    public void Another_version_of_the_sandbox_and_schemas_of_others_are_said()
    {
        var line = (AllClean with { Drift = new Look<DriftSight>.Taken(new DriftSight([], ["hangfire"], 15, 17)) }).Lines[5];
        Assert.Contains("schema hangfire; replayed on PostgreSQL 17, while the server is 15", line.Detail, StringComparison.Ordinal);
    }
}
