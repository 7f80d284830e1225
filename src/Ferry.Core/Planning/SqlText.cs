using System.Globalization;
using System.Text;

namespace Ferry.Core.Planning;

/// <summary>Shows planned statements to people, with their transaction boundaries.</summary>
public static class SqlText
{
    /// <summary>Shows one migration.</summary>
    /// <param name="migration">The migration.</param>
    /// <returns>Numbered statements; a line above each group says how it commits.</returns>
    public static string Of(PlannedMigration migration)
    {
        var text = new StringBuilder();
        if (migration.OfflineBecause is { } reason) text.AppendLine($"  as EF Core has it, [Offline]: {reason}");
        foreach (var group in migration.CommitGroups)
        {
            text.AppendLine(group[0].InTransaction ? "  in one transaction:" : "  outside a transaction:");
            foreach (var statement in group)
            {
                if (statement.InsteadOf is { } plain) text.AppendLine($"           -- EF Core: {plain.ReplaceLineEndings("\n           --          ")};");
                var number = statement.IsHistory ? "history" : statement.Number.ToString(CultureInfo.InvariantCulture);
                text.Append(CultureInfo.InvariantCulture, $"  {number,7}  ").AppendLine(statement.Sql.ReplaceLineEndings("\n           ") + ";");
            }
        }

        return text.ToString().ReplaceLineEndings("\n").TrimEnd('\n');
    }
}
