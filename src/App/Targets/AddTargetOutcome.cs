namespace App.Targets;

/// <summary>What became of adding a target to a channel.</summary>
public abstract record AddTargetOutcome
{
    private AddTargetOutcome()
    {
    }

    /// <summary>The target is stored; its key and time are filled in.</summary>
    public sealed record Added : AddTargetOutcome;

    /// <summary>The channel already watches this location, or an area around this point; nothing was stored.</summary>
    public sealed record Duplicate : AddTargetOutcome;
}
