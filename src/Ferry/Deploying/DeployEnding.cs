using System.Text.Json.Nodes;
using Ferry.Core.Ledgers;
using Ferry.Core.Outcomes;
using Ferry.Core.Rendering;

namespace Ferry.Deploying;

/// <summary>How a deploy that was not halted ended.</summary>
/// <param name="Environment">The environment.</param>
/// <param name="Database">Its database, without secrets.</param>
/// <param name="Release">The release that runs.</param>
/// <param name="IsNew">False when all of it was there before.</param>
/// <param name="Address">Where the app serves; null where it is not known, and where there is none.</param>
/// <param name="Applied">How many migrations ran.</param>
public sealed record DeployEnding(string Environment, string Database, LedgerRelease Release, bool IsNew, Uri? Address, int Applied) : IOutcome
{
    /// <inheritdoc/>
    public ExitCode ExitCode => ExitCode.Done;

    /// <inheritdoc/>
    public Notice Notice => new(
        IsNew
            ? $"Deployed: {ReleaseNotices.Name(Release)} runs in {Environment}."
            : $"Nothing to do: {ReleaseNotices.Name(Release)} runs in {Environment} already.",
        [.. Details()]);

    /// <summary>Makes it from the last receipt.</summary>
    /// <param name="receipt">The receipt of record.</param>
    /// <returns>The ending.</returns>
    public static DeployEnding Of(DeployReceipt.Recorded receipt)
    {
        var deployment = receipt.Deployment;
        return new DeployEnding(
            deployment.Environment.Name.Value,
            deployment.Address,
            deployment.Release ?? deployment.Previous!,
            deployment.Release is not null,
            deployment.AppAddress,
            (deployment.Migrated as MigrateOutcome.Completed)?.Migrations.Count ?? 0);
    }

    /// <inheritdoc/>
    public JsonObject ToJson() => new()
    {
        ["outcome"] = IsNew ? "deployed" : "nothingToDo",
        ["environment"] = Environment,
        ["database"] = Database,
        ["release"] = Release.Id,
        ["version"] = Release.Version,
        ["commit"] = Release.Commit,
        ["migration"] = Release.Migration?.Value,
        ["applied"] = Applied,
        ["backup"] = Release.Backup,
        ["address"] = Address?.ToString(),
    };

    private IEnumerable<NoticeDetail> Details()
    {
        yield return new NoticeDetail("database", $"{Database} at {Release.Migration?.Value ?? "no migration"}{(Applied > 0 ? $", {Count.Of(Applied, "migration")} applied" : "")}");
        if (Release.Artifact is not null) yield return new NoticeDetail("app", Address is null ? Release.Version : $"{Release.Version} at {Address}");
        if (IsNew && Release.Backup is { } backup) yield return new NoticeDetail("backup", backup);
    }
}
