namespace Ferry.Core.Sql;

/// <summary>What a statement that builds or drops an index without keeping writers out is about.</summary>
/// <param name="Name">The index, every part of its name quoted.</param>
/// <param name="Table">The table that it is built on, every part quoted; null for a statement that drops it.</param>
/// <remarks>
/// A build that broke off leaves an index that is not valid and stands in the way of the next one
/// (https://www.postgresql.org/docs/current/sql-createindex.html, Building Indexes Concurrently).
/// </remarks>
public sealed record ConcurrentIndex(string Name, string? Table)
{
    /// <summary>True when the statement drops the index.</summary>
    public bool IsDrop => Table is null;

    /// <summary>Reads a statement.</summary>
    /// <param name="sql">One statement.</param>
    /// <returns>What it is about; null for any other statement, and for one that leaves the name to PostgreSQL.</returns>
    public static ConcurrentIndex? Of(string sql) => SqlScript.Split(sql) is [var only] ? Of(StatementWords.Of(only.Text)) : null;

    internal static ConcurrentIndex? Of(string[] words) => words switch
    {
        ["CREATE", "INDEX", "CONCURRENTLY", .. var rest] => Built(rest),
        ["CREATE", "UNIQUE", "INDEX", "CONCURRENTLY", .. var rest] => Built(rest),
        ["DROP", "INDEX", "CONCURRENTLY", "IF", "EXISTS", .. var rest] => Dropped(rest),
        ["DROP", "INDEX", "CONCURRENTLY", .. var rest] => Dropped(rest),
        _ => null,
    };

    private static ConcurrentIndex? Built(string[] words)
    {
        if (words is ["IF", "NOT", "EXISTS", .. var guarded]) words = guarded;
        if (words is ["ON", ..] || SqlNames.Take(words) is not ({ } name, ["ON", .. var target])) return null;
        return SqlNames.Take(target is ["ONLY", .. var only] ? only : target) is ({ } table, _) ? new ConcurrentIndex(name, table) : null;
    }

    // Concurrently, it is one at a time.
    private static ConcurrentIndex? Dropped(string[] words) => SqlNames.Take(words) is ({ } name, _) ? new ConcurrentIndex(name, Table: null) : null;
}
