using App.Data;

namespace App.Targets;

/// <summary>What became of adding a target to a channel.</summary>
public abstract record AddTargetOutcome
{
    private AddTargetOutcome()
    {
    }

    /// <summary>The target is stored.</summary>
    /// <param name="Target">It, with the values that the database gave.</param>
    public sealed record Added(MonitoringTarget Target) : AddTargetOutcome;

    /// <summary>The channel already watches this location, or an area around this point; nothing was stored.</summary>
    public sealed record Duplicate : AddTargetOutcome;
}
