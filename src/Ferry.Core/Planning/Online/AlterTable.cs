using Ferry.Core.Sql;

namespace Ferry.Core.Planning.Online;

/// <summary>An ALTER TABLE that does one thing.</summary>
/// <param name="Sql">The statement.</param>
/// <param name="Table">The table, every part quoted.</param>
/// <param name="Written">The table as it is written.</param>
/// <param name="Action">What is done to it: the words after its name.</param>
internal sealed record AlterTable(WordedSql Sql, string Table, string Written, string[] Action)
{
    /// <summary>Reads a statement; null for any other, and for one that does several things.</summary>
    public static AlterTable? Of(WordedSql sql) =>
        sql.Words is ["ALTER", "TABLE", .. var named] && SqlNames.Take(named) is ({ } table, { Length: > 0 } action) && !HasSeveral(action)
            ? new AlterTable(sql, table, sql.Slice(named, action), action)
            : null;

    /// <summary>The constraint that is added: its name, every part quoted and as it is written, and the words after it; null where none is.</summary>
    public (string Name, string Written, string[] Kind)? AddedConstraint =>
        Action is ["ADD", "CONSTRAINT", .. var named] && SqlNames.Take(named) is ({ } name, { Length: > 0 } kind) ? (name, Sql.Slice(named, kind), kind) : null;

    /// <summary>Makes a statement about the same table.</summary>
    public string Statement(string action) => $"ALTER TABLE {Written} {action}";

    private static bool HasSeveral(string[] words)
    {
        var depth = 0;
        foreach (var word in words)
        {
            if (word is "(" or "[") depth++;
            else if (word is ")" or "]") depth--;
            else if (word == "," && depth == 0) return true;
        }

        return false;
    }
}
