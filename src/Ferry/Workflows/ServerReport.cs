using System.Globalization;
using System.Text.Json.Nodes;
using Ferry.Core.Outcomes;
using Ferry.Core.Rendering;
using Ferry.Ports;

namespace Ferry.Workflows;

/// <summary>What db-status tells.</summary>
/// <param name="Status">The state of the private server.</param>
public sealed record ServerReport(ServerStatus Status) : IReport
{
    /// <inheritdoc/>
    public ExitCode ExitCode => ExitCode.Done;

    /// <inheritdoc/>
    public IReadOnlyList<Block> Blocks => [];

    /// <inheritdoc/>
    public Notice Notice => Status switch
    {
        ServerStatus.Running running => new Notice(
            $"The private PostgreSQL {running.Version} is running at {running.Address}.",
            [
                new NoticeDetail("since", running.Since.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture)),
                new NoticeDetail("process", running.ProcessId.ToString(CultureInfo.InvariantCulture)),
                new NoticeDetail("data", running.DataFolder),
            ]),
        ServerStatus.Stopped stopped => new Notice(
            $"The private PostgreSQL {stopped.MajorVersion} is stopped; its data is there.",
            [new NoticeDetail("data", stopped.DataFolder), NoticeDetail.Fix("db-start, or any target that needs it, starts it")]),
        ServerStatus.OtherMajorVersion other => new Notice(
            $"The private server's data is of PostgreSQL {other.MajorVersion}, which is not on this machine.",
            [
                new NoticeDetail("data", other.DataFolder),
                new NoticeDetail("found", other.Installed.Count == 0 ? "no PostgreSQL" : string.Join(", ", other.Installed.Select(major => $"PostgreSQL {major}"))),
                NoticeDetail.Fix($"install PostgreSQL {other.MajorVersion}, or give the data up with db-reset"),
            ]),
        ServerStatus.NotCreated none => new Notice(
            "There is no private PostgreSQL yet.", [NoticeDetail.Where(none.Folder), NoticeDetail.Fix("db-start, or any target that needs it, makes one")]),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <inheritdoc/>
    public JsonObject ToJson() => Status switch
    {
        ServerStatus.Running running => new JsonObject
        {
            ["state"] = "running",
            ["address"] = running.Address,
            ["version"] = running.Version,
            ["dataFolder"] = running.DataFolder,
            ["processId"] = running.ProcessId,
            ["since"] = running.Since.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        },
        ServerStatus.Stopped stopped => new JsonObject { ["state"] = "stopped", ["majorVersion"] = stopped.MajorVersion, ["dataFolder"] = stopped.DataFolder },
        ServerStatus.OtherMajorVersion other => new JsonObject { ["state"] = "otherMajorVersion", ["majorVersion"] = other.MajorVersion, ["dataFolder"] = other.DataFolder },
        _ => new JsonObject { ["state"] = "notCreated" },
    };
}
