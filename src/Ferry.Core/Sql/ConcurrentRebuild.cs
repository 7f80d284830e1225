namespace Ferry.Core.Sql;

/// <summary>What a statement that rebuilds indexes without keeping writers out is about.</summary>
/// <param name="Index">The index, every part of its name quoted; null where it is not one.</param>
/// <param name="Table">The table, quoted, whose indexes are all rebuilt; null where it is not one.</param>
/// <param name="Schema">The schema, quoted, whose indexes are all rebuilt; null where it is not one. With none of the three it is the whole database.</param>
/// <remarks>
/// A rebuild that broke off leaves an index that is not valid beside the old one: <c>_ccnew</c> behind its name for the one that was being
/// built, <c>_ccold</c> for the old one once the new has its place
/// (https://www.postgresql.org/docs/current/sql-reindex.html, Rebuilding Indexes Concurrently).
/// </remarks>
public sealed record ConcurrentRebuild(string? Index, string? Table, string? Schema)
{
    /// <summary>What PostgreSQL puts behind the name of an index that a rebuild needs for itself, as a pattern.</summary>
    public const string Leftover = "_cc(new|old)[0-9]*$";

    /// <summary>Reads a statement.</summary>
    /// <param name="sql">One statement.</param>
    /// <returns>What it is about; null for any other statement.</returns>
    public static ConcurrentRebuild? Of(string sql) => SqlScript.Split(sql) is [var only] ? Of(StatementWords.Of(only.Text)) : null;

    internal static ConcurrentRebuild? Of(string[] words)
    {
        if (words is not ["REINDEX", .. var rest]) return null;
        var (options, target) = StatementWords.TakeOptions(rest);
        if (target is not [var kind, .. var named]) return null;
        var isConcurrent = StatementWords.IsOn(options, "CONCURRENTLY", otherwise: false);
        if (named is ["CONCURRENTLY", .. var after]) (isConcurrent, named) = (true, after);
        var name = SqlNames.Take(named)?.Name;
        return (isConcurrent, kind) switch
        {
            (true, "INDEX") when name is not null => new ConcurrentRebuild(name, null, null),
            (true, "TABLE") when name is not null => new ConcurrentRebuild(null, name, null),
            (true, "SCHEMA") when name is not null => new ConcurrentRebuild(null, null, name),
            (true, "DATABASE") => new ConcurrentRebuild(null, null, null),
            _ => null,
        };
    }
}
