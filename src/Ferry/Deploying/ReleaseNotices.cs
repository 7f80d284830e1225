using System.Globalization;
using Ferry.Core.Ledgers;
using Ferry.Core.Outcomes;
using Ferry.Core.Releases;
using Ferry.Core.Rendering;

namespace Ferry.Deploying;

/// <summary>Words about releases.</summary>
internal static class ReleaseNotices
{
    public static string Name(LedgerRelease release) => string.Create(CultureInfo.InvariantCulture, $"release {release.Id} ({release.Version})");

    /// <summary>What runs now, and at which migration.</summary>
    public static NoticeDetail Runs(LedgerRelease? current, AppState? app, string? migration) => new("now", string.Join(", ", new[]
    {
        current is null ? "no release is recorded" : Name(current),
        app switch
        {
            null => "",
            { Serving: null } => "no app serves",
            { Serving: var serving, IsHealthy: true } => $"app {serving.Version} serves",
            { Serving: var serving } => $"app {serving.Version} serves and is not healthy",
        },
        migration is null ? "no migration is applied" : $"database at {migration}",
    }.Where(text => text.Length > 0)));

    public static Notice SmokeFailed(IReadOnlyList<SmokeResult> results, Uri? address) => new(
        $"{Count.Of(results.Count(result => result.Failure is not null), "smoke test")} of {results.Count} failed{(address is null ? "" : $" at {address}")}.",
        [.. results.Where(result => result.Failure is not null).Select(result => new NoticeDetail("test", $"{result.Name}: {result.Failure}"))]);

    public static Done Smoked(IReadOnlyList<SmokeResult> results, Uri? address) => new(results.Count == 0
        ? "No smoke test is configured (smokeTests in ferry.json)."
        : $"{Count.Of(results.Count, "smoke test")} passed{(address is null ? "" : $" at {address}")}.");
}
