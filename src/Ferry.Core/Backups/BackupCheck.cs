using System.Text.Json.Nodes;
using Ferry.Core.Outcomes;
using Ferry.Core.Rendering;

namespace Ferry.Core.Backups;

/// <summary>What backup-verify tells.</summary>
/// <param name="Backup">Id of the backup.</param>
/// <param name="Checked">What was looked at, such as <c>12 files by their SHA-256</c>.</param>
/// <param name="Problems">What is wrong with it.</param>
public sealed record BackupCheck(string Backup, string Checked, IReadOnlyList<string> Problems) : IOutcome
{
    /// <summary>Things that differ by intent, such as the version of an extension.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <inheritdoc/>
    public ExitCode ExitCode => Problems.Count == 0 ? ExitCode.Done : ExitCode.Refused;

    /// <inheritdoc/>
    public Notice Notice => Problems.Count == 0
        ? new Notice($"Backup {Backup} is good.", [new NoticeDetail("checked", Checked), .. Remarks.Select(remark => new NoticeDetail("note", remark))])
        : new Notice(
            $"Backup {Backup} is damaged and must not be relied on. Nothing was changed.",
            [.. Problems.Select(problem => new NoticeDetail("found", problem)), NoticeDetail.Fix("take another with backup-db, and find out what damaged this one (disk, copy, hand)")]);

    /// <inheritdoc/>
    public JsonObject ToJson() => new()
    {
        ["backup"] = Backup,
        ["good"] = Problems.Count == 0,
        ["checked"] = Checked,
        ["problems"] = new JsonArray([.. Problems.Select(problem => (JsonNode)problem)]),
        ["remarks"] = new JsonArray([.. Remarks.Select(remark => (JsonNode)remark)]),
    };
}
