using Ferry.Core.Migrations;

namespace Ferry.Core.Ledgers;

/// <summary>Something else is said of the environment now than when a migration was begun.</summary>
/// <param name="Then">What was said when it was begun.</param>
/// <param name="Now">What is said now.</param>
public sealed record ContextChange(ContextValues Then, ContextValues Now)
{
    /// <summary>Holds against each other what is said at two times.</summary>
    /// <param name="then">When the migration was begun.</param>
    /// <param name="now">Now.</param>
    /// <returns>The change; null where the same is said.</returns>
    public static ContextChange? Between(ContextValues then, ContextValues now) => then.IsSameAs(now) ? null : new ContextChange(then, now);

    /// <summary>Under what it was begun, to go on in a sentence.</summary>
    public string Begun => Then.IsNone ? "where nothing was said" : $"under {Then}";

    /// <summary>Under what it is read now, to go on in a sentence.</summary>
    public string Read => Now.IsNone ? "where nothing is said" : $"under {Now}";

    /// <summary>What to do: go on as it was begun.</summary>
    public string Fix => Then.IsNone ? "run the same command again without --x" : $"run the same command again with --x={Then}";
}
