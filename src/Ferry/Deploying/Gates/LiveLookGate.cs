using Ferry.Core.Live;
using Ferry.Core.Releases;
using Ferry.Migrating;
using Ferry.Ports;
using Ferry.Settings;

namespace Ferry.Deploying.Gates;

/// <summary>
/// A look at what the database is used for at the moment. The step that migrates looks again, right before its first lock; so what may
/// end by itself until then is only noted.
/// </summary>
/// <param name="settings">The thresholds.</param>
/// <param name="databases">The databases.</param>
/// <param name="answers">What the operator says.</param>
public sealed class LiveLookGate(FerrySettings settings, IDatabases databases, LiveAnswers answers) : IDeployGate
{
    private const string Name = "live";

    string IDeployGate.Name => Name;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Gate>> CheckAsync(DeploySight sight, CancellationToken cancellation)
    {
        if (sight.Plan.Migrations.Count == 0) return [Gate.Passed(Name, "nothing is pending")];
        var touched = TouchedTables.Of(sight.Plan);
        var database = await databases.OpenAsync(sight.Environment.Name, "live", cancellation);
        await using var _ = database.ConfigureAwait(false);
        var findings = LiveGate.Judge(touched, await database.ReadLiveAsync(touched, cancellation), settings.LiveGate.Thresholds);
        return findings.Count == 0 ? [Gate.Passed(Name, "nothing is in the way at the moment")] : [.. findings.Select(Of)];
    }

    private Gate Of(LiveFinding finding) => finding.Weight switch
    {
        LiveWeight.Lasting when answers.Skip is { } reason => Gate.Noted(Name, $"skipped ({reason}): {finding}", finding.Remedy),
        LiveWeight.Lasting => Gate.Refused(Name, finding.ToString(), finding.Remedy),
        LiveWeight.Passing => Gate.Noted(Name, $"{finding}; migrate-up would wait {settings.LiveGate.Patience.TotalSeconds:0} s for it, then refuse", finding.Remedy),
        _ => Gate.Noted(Name, finding.ToString(), finding.Remedy),
    };
}
