using System.Text.Json.Nodes;
using Ferry.Core.Outcomes;
using Ferry.Core.Rendering;

namespace Ferry.Core.Backups;

/// <summary>How taking a backup ended.</summary>
public abstract record BackupOutcome : IOutcome
{
    private BackupOutcome()
    {
    }

    /// <inheritdoc/>
    public abstract ExitCode ExitCode { get; }

    /// <inheritdoc/>
    public abstract Notice Notice { get; }

    /// <inheritdoc/>
    public virtual JsonObject ToJson() => [];

    /// <summary>The backup is there, whole.</summary>
    /// <param name="Manifest">What it says about itself.</param>
    /// <param name="Folder">Where it is.</param>
    public sealed record Taken(BackupManifest Manifest, string Folder) : BackupOutcome
    {
        /// <summary>Ids of older backups that were due to go.</summary>
        public IReadOnlyList<string> Removed { get; init; } = [];

        /// <inheritdoc/>
        public override ExitCode ExitCode => ExitCode.Done;

        /// <inheritdoc/>
        public override Notice Notice => new(
            $"Backup {Manifest.Id} of {Manifest.Environment} is taken: {Bytes.Of(Manifest.Size())}, {Count.Of(Manifest.Counts.Count, "table")}, {Manifest.Rows():N0} rows.",
            [NoticeDetail.Where(Folder), .. Removed.Count == 0 ? [] : new[] { new NoticeDetail("removed", $"{string.Join(", ", Removed)} (older than backups.keepFor, and more than backups.keep)") }]);

        /// <inheritdoc/>
        public override JsonObject ToJson() => new()
        {
            ["id"] = Manifest.Id,
            ["folder"] = Folder,
            ["manifest"] = JsonNode.Parse(Manifest.ToJson()),
            ["removed"] = new JsonArray([.. Removed.Select(id => (JsonNode)id)]),
        };
    }

    /// <summary>It was not begun.</summary>
    /// <param name="Why">Why, and what to do.</param>
    public sealed record Refused(Notice Why) : BackupOutcome
    {
        /// <inheritdoc/>
        public override ExitCode ExitCode => ExitCode.Refused;

        /// <inheritdoc/>
        public override Notice Notice => Why;
    }

    /// <summary>It was begun and did not come to its end; nothing is left of it.</summary>
    /// <param name="Why">What happened, and what to do.</param>
    public sealed record Failed(Notice Why) : BackupOutcome
    {
        /// <inheritdoc/>
        public override ExitCode ExitCode => ExitCode.Failed;

        /// <inheritdoc/>
        public override Notice Notice => Why;
    }
}
