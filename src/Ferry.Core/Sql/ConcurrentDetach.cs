namespace Ferry.Core.Sql;

/// <summary>What a statement that takes a partition off its table without keeping readers out is about.</summary>
/// <param name="Table">The table, every part of its name quoted.</param>
/// <param name="Partition">The partition, every part quoted.</param>
/// <remarks>It commits in between, and one that broke off there can only be finished (https://www.postgresql.org/docs/current/sql-altertable.html, DETACH PARTITION).</remarks>
public sealed record ConcurrentDetach(string Table, string Partition)
{
    /// <summary>The statement that finishes what broke off.</summary>
    public string Finalize => $"ALTER TABLE {Table} DETACH PARTITION {Partition} FINALIZE";

    /// <summary>Reads a statement.</summary>
    /// <param name="sql">One statement.</param>
    /// <returns>What it is about; null for any other statement.</returns>
    public static ConcurrentDetach? Of(string sql) => SqlScript.Split(sql) is [var only] ? Of(StatementWords.Of(only.Text)) : null;

    private static ConcurrentDetach? Of(string[] words)
    {
        if (words is not ["ALTER", "TABLE", .. var named]) return null;
        if (named is ["IF", "EXISTS", .. var guarded]) named = guarded;
        return SqlNames.Take(named) is ({ } table, ["DETACH", "PARTITION", .. var rest]) && SqlNames.Take(rest) is ({ } partition, ["CONCURRENTLY"])
            ? new ConcurrentDetach(table, partition)
            : null;
    }
}
