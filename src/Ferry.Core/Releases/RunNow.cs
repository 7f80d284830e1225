using System.Globalization;
using System.Text.Json.Nodes;
using Ferry.Core.Ledgers;
using Ferry.Core.Outcomes;
using Ferry.Core.Rendering;

namespace Ferry.Core.Releases;

/// <summary>A run that has not told how it ended.</summary>
/// <param name="Run">What the ledger says of it; null when it is not there, or not yet.</param>
/// <param name="Owner">The session that holds the run lock for it; null when it was killed.</param>
public sealed record RunNow(LedgerRun? Run, LockOwner? Owner)
{
    /// <summary>True while it goes on.</summary>
    public bool IsUnderWay => Owner is not null;

    private string Step => Run?.LastStep is { } step ? $", in {step}" : "";

    /// <summary>Holds the ledger against the run lock: who is open in the one and does not hold the other is dead.</summary>
    /// <param name="before">The ledger as it was before the look at the lock.</param>
    /// <param name="owner">Who held the run lock then; null when nobody did.</param>
    /// <param name="after">The ledger as it was after that: a run that is open in one of the two only began or ended meanwhile.</param>
    /// <returns>The run under way first, then the killed ones, oldest first.</returns>
    public static IReadOnlyList<RunNow> Of(Ledger before, LockOwner? owner, Ledger after)
    {
        var open = after.Open.IntersectBy(before.Open.Select(run => run.Id), run => run.Id).ToList();
        var holds = after.Open.FirstOrDefault(run => IsNamed(owner, run));
        return [.. owner is null ? Enumerable.Empty<RunNow>() : [new RunNow(holds, owner)], .. open.Where(run => run != holds).Select(run => new RunNow(run, null))];
    }

    /// <summary>Says it for a table.</summary>
    /// <returns>The cell.</returns>
    public Cell Tell() => IsUnderWay
        ? new Cell(Run is null ? $"under way: {Owner}" : $"under way{Step}: {Run}", Tone.Notable)
        : new Cell($"was killed{Step}: {Run}", Tone.Bad);

    /// <summary>Says it for a machine.</summary>
    /// <returns>A new object.</returns>
    public JsonObject ToJson() => new()
    {
        ["state"] = IsUnderWay ? "underWay" : "killed",
        ["run"] = Run?.Id,
        ["target"] = Run?.Target,
        ["step"] = Run?.LastStep,
        ["operator"] = Run?.Operator ?? Owner?.Application,
        ["since"] = (Run?.Started ?? Owner?.Since)?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
    };

    // The run's id stands in the name under which its sessions are shown.
    private static bool IsNamed(LockOwner? owner, LedgerRun run) => owner?.Application?.Split(' ').Contains(run.Id) is true;
}
