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
            [new NoticeDetail("since", running.Since.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture)), .. running.Place.Details]),
        ServerStatus.Stopped stopped => new Notice(
            $"The private PostgreSQL{(stopped.MajorVersion is { } major ? $" {major}" : "")} is stopped; its data is there.",
            [.. stopped.Place.Details, NoticeDetail.Fix("db-start, or any target that needs it, starts it")]),
        ServerStatus.Paused paused => new Notice(
            "The private PostgreSQL's container was paused, so nobody is answered; its data is there.",
            [.. paused.Place.Details, NoticeDetail.Fix("db-start, or any target that needs it, lets it go on")]),
        ServerStatus.OtherMajorVersion other => new Notice(
            $"The private server's data is of PostgreSQL {other.MajorVersion}, which is not on this machine.",
            [
                .. other.Place.Details,
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
        ServerStatus.Running running => With(running.Place, new JsonObject
        {
            ["state"] = "running",
            ["address"] = running.Address,
            ["version"] = running.Version,
            ["since"] = running.Since.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        }),
        ServerStatus.Stopped stopped => With(stopped.Place, new JsonObject { ["state"] = "stopped", ["majorVersion"] = stopped.MajorVersion }),
        ServerStatus.Paused paused => With(paused.Place, new JsonObject { ["state"] = "paused" }),
        ServerStatus.OtherMajorVersion other => With(other.Place, new JsonObject { ["state"] = "otherMajorVersion", ["majorVersion"] = other.MajorVersion }),
        _ => new JsonObject { ["state"] = "notCreated" },
    };

    private static JsonObject With(ServerPlace place, JsonObject json)
    {
        place.WriteTo(json);
        return json;
    }
}
