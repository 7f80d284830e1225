using Ferry.Core.Outcomes;
using Ferry.Core.Releases;
using Ferry.Core.Rendering;
using Ferry.Core.Reports;

namespace Ferry.Core.Tests.Reports;

public class RunReportTests
{
    private static readonly GateReport Gates = new("staging", "localhost/app", null, [Gate.Passed("state", "Fresh"), Gate.Refused("work tree", "changed: a|b", "commit it")]);

    private static readonly RunReport Report = new(
        "1a2b3c4d", "deploy-staging", "staging", "anna@ci", new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), new(2026, 1, 2, 3, 4, 7, TimeSpan.Zero), Gates,
        [new("verify-setup", TimeSpan.FromSeconds(0.5), new Done("Usable.")), new("pre-deploy-check", TimeSpan.FromSeconds(1.25), Gates), new("backup-db", null, null)]);

    [Fact]
    public void Json_tells_every_step_and_what_did_not_come_to_it()
    {
        var json = Report.ToJson();
        Assert.Equal(3, (int)json["exitCode"]!);
        Assert.Equal(2, (double)json["seconds"]!);
        Assert.Equal("2026-01-02T03:04:05.0000000Z", (string?)json["startedAt"]);
        Assert.Equal(["done", "refused", "not run"], json["steps"]!.AsArray().Select(step => (string?)step!["result"]));
        Assert.Equal("work tree", (string?)json["steps"]![1]!["outcome"]!["gates"]![1]!["gate"]);
        Assert.Null(json["steps"]![2]!["seconds"]);
    }

    [Fact]
    public void Markdown_has_the_message_the_steps_and_the_gates()
    {
        var text = RunMarkdown.Of(Report);
        Assert.StartsWith("## deploy-staging (staging): refused\n\n```text\nRefused: 1 gate of 2 says no to staging.", text, StringComparison.Ordinal);
        Assert.Contains("| 1a2b3c4d | anna@ci | 2026-01-02 03:04:05 UTC | 2.00 s | 3 |\n", text, StringComparison.Ordinal);
        Assert.Contains("| pre-deploy-check | refused | 1.25 s | Refused: 1 gate", text, StringComparison.Ordinal);
        Assert.Contains("| backup-db | not run |  |  |\n", text, StringComparison.Ordinal);
        Assert.Contains("### pre-deploy-check\n\n| gate | result | detail | remedy |\n", text, StringComparison.Ordinal);
        Assert.Contains("| work tree | refused | changed: a\\|b | commit it |\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Single_step_speaks_for_itself() =>
        Assert.DoesNotContain("| step |", RunMarkdown.Of(Report with { Steps = [Report.Steps[1]] }), StringComparison.Ordinal);

    [Fact]
    public void Notice_keeps_its_lines() =>
        Assert.Contains("```text\nStopped.\n  fix: again\n```\n", RunMarkdown.Of(Report with { Ending = new Stopped(new Notice("Stopped.", NoticeDetail.Fix("again"))) }), StringComparison.Ordinal);
}
