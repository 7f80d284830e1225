using System.Text.Json.Nodes;
using Ferry.Core.Outcomes;
using Ferry.Core.Rendering;

namespace Ferry.Core.Releases;

/// <summary>What deploy-status tells.</summary>
/// <param name="Environments">Each environment that was looked at.</param>
/// <param name="IsOfOne">True when one environment was asked for by its name: then out of reach is a failure.</param>
public sealed record DeployStatusReport(IReadOnlyList<EnvironmentStatus> Environments, bool IsOfOne) : IReport
{
    /// <inheritdoc/>
    public ExitCode ExitCode => IsOfOne && OutOfReach.Count > 0 ? ExitCode.Refused : ExitCode.Done;

    /// <inheritdoc/>
    public Notice Notice => new(
        Headline,
        [
            .. OutOfReach.SelectMany(one => one.Why.Details.Prepend(NoticeDetail.Where($"{one.Environment}: {one.Why.Headline}"))),
            .. Killed.Select(name => NoticeDetail.Fix($"the next deploy or rollback of {name} clears up after the killed run")),
        ]);

    /// <inheritdoc/>
    public IReadOnlyList<Block> Blocks => Environments.Count == 0
        ? []
        : [new Table(["environment", "release", "migration", "deployed", "app", "backup", "run"], [.. Environments.Select(environment => environment.Row)])];

    private List<EnvironmentStatus.OutOfReach> OutOfReach => [.. Environments.OfType<EnvironmentStatus.OutOfReach>()];

    private IEnumerable<string> Killed =>
        Environments.OfType<EnvironmentStatus.Seen>().Where(seen => seen.Runs.Any(run => !run.IsUnderWay)).Select(seen => seen.Environment);

    private string Headline => (Environments.Count, OutOfReach.Count) switch
    {
        (0, _) => "No environment can be looked at from here: no connection is set.",
        (var all, 0) => $"Looked at {Count.Of(all, "environment")}.",
        (var all, var away) => $"Looked at {Count.Of(all, "environment")}; {away} of them {(away == 1 ? "is" : "are")} out of reach.",
    };

    /// <inheritdoc/>
    public JsonObject ToJson() => new() { ["environments"] = new JsonArray([.. Environments.Select(environment => (JsonNode)environment.ToJson())]) };
}
