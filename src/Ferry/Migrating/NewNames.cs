using Ferry.Core.Migrations;
using Ferry.Core.Outcomes;
using Ferry.Core.Rendering;
using Ferry.Ports;

namespace Ferry.Migrating;

/// <summary>Finds the name of a new migration.</summary>
/// <param name="source">The migrations that exist.</param>
/// <param name="author">Knows which names are taken by other types.</param>
public sealed class NewNames(IMigrationSource source, IMigrationAuthor author)
{
    /// <summary>Turns a message into a name.</summary>
    /// <param name="message">What the person typed.</param>
    /// <returns>The name, or the refusal.</returns>
    public (string? Name, Refused? Refused) From(string message) =>
        MigrationName.From(message, source.Ids.Select(id => id.Name), author.TakenNames()) switch
        {
            MigrationNameOutcome.Accepted accepted => (accepted.Name, null),
            MigrationNameOutcome.Refused refused => (null, new Refused(new Notice($"Refused: {refused.Reason}. Nothing was written.", [NoticeDetail.Fix(refused.Suggestion)]))),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
