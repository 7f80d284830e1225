using Ferry.Core.Planning;

namespace Ferry.Ports;

/// <summary>What the Down of a migration comes to.</summary>
public abstract record DownCommands
{
    private DownCommands()
    {
    }

    /// <summary>Down can be run.</summary>
    /// <param name="Commands">Its commands, the history row not among them.</param>
    public sealed record Usable(IReadOnlyList<GeneratedCommand> Commands) : DownCommands;

    /// <summary>Down cannot undo Up.</summary>
    /// <param name="Reason">Why: it is empty, or it throws.</param>
    /// <param name="IsDeclared">True when its author says so, by throwing.</param>
    public sealed record Unusable(string Reason, bool IsDeclared) : DownCommands;
}
