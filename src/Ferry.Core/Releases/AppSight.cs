using Ferry.Core.Rendering;

namespace Ferry.Core.Releases;

/// <summary>What a look at an environment's app showed.</summary>
/// <param name="State">What runs; null when it could not be seen.</param>
/// <param name="Trouble">Why it could not be seen; null when it could.</param>
public sealed record AppSight(AppState? State, string? Trouble)
{
    /// <summary>Says it for a table.</summary>
    /// <param name="recorded">The release that the ledger names; null when that is not known, or none is.</param>
    /// <returns>The cell.</returns>
    public Cell Tell(long? recorded) => State switch
    {
        null => new Cell($"not seen: {Trouble}", Tone.Bad),
        { Serving: null } => new Cell("nothing serves", recorded is null ? Tone.Plain : Tone.Bad),
        { Serving: var serving } when recorded is { } id && serving.Id != id => new Cell($"release {serving.Id} ({serving.Version}) serves, {Health}", Tone.Notable),
        { IsHealthy: true } => new Cell(Health, Tone.Good),
        _ => new Cell(Health, Tone.Bad),
    };

    private string Health => (State!.IsHealthy ? "healthy" : "not healthy") + (State.Address is { } address ? $" at {address}" : "");
}
