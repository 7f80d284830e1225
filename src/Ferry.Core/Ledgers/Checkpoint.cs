using Ferry.Core.Planning;

namespace Ferry.Core.Ledgers;

/// <summary>How far a group of statements of an unfinished migration came, as the journal tells.</summary>
/// <param name="Statement">The number of the group's last statement.</param>
/// <param name="Hash">The hash of the group as it ran, see <see cref="HashOf"/>.</param>
/// <param name="IsDone">True when it is committed; false when it began outside a transaction and nobody recorded how it ended.</param>
public sealed record Checkpoint(int Statement, string Hash, bool IsDone)
{
    /// <summary>Hashes a group of statements that commit together.</summary>
    /// <param name="group">The statements.</param>
    /// <returns>SHA-256 over their texts, in lower-case hexadecimal.</returns>
    public static string HashOf(IEnumerable<PlannedStatement> group) => TextHash.Of(group.Select(statement => statement.Sql));
}
