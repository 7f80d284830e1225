using Ferry.Core.Sql;
using static Ferry.Core.Live.LockMode;

namespace Ferry.Core.Live;

/// <summary>Tells what one statement does to tables.</summary>
internal static class StatementTouch
{
    // First words of statements that lock no table that others use.
    private static readonly HashSet<string> Untouching = ["SET", "RESET", "SHOW", "GRANT", "REVOKE", "CREATE", "ALTER", "COMMENT", "DROP", "NOTIFY"];

    // Functions in a SELECT that change no table.
    private static readonly HashSet<string> Harmless =
        ["SETVAL", "NEXTVAL", "PG_GET_SERIAL_SEQUENCE", "MAX", "MIN", "COUNT", "SUM", "COALESCE", "NULLIF", "GREATEST", "LEAST", "EXISTS", "IN", "NOT", "AND", "OR", "FROM", "SELECT", "WHERE", "ON", "AS", "VALUES", "PG_SLEEP", "SET_CONFIG", "NOW"];

    /// <summary>Reads a statement.</summary>
    /// <returns>The tables it uses; null where its text does not show them.</returns>
    public static IEnumerable<TableUse>? Of(string[] words) => words switch
    {
        [] => [],
        ["ALTER", "TABLE", .. var rest] => AlterTableTouch.Of(Target(rest)),
        ["CREATE", .. var rest] => OfCreate(rest),
        ["DROP", "INDEX", "CONCURRENTLY", .. var rest] => Names(Target(rest), ShareUpdateExclusiveLock).Concat(Names(Target(rest), AccessExclusiveLock)),
        ["DROP", .. var rest] => OfDrop(rest),
        ["ALTER", "INDEX", .. var rest] => Names(Target(rest), ShareUpdateExclusiveLock),
        ["ALTER", "SEQUENCE", .. var rest] => Names(Target(rest), ShareRowExclusiveLock),
        ["ALTER", "VIEW", .. var rest] => Names(Target(rest), AccessExclusiveLock),
        ["ALTER", "MATERIALIZED", "VIEW", .. var rest] => Names(Target(rest), AccessExclusiveLock),
        ["ALTER", "FOREIGN", "TABLE", .. var rest] => Names(Target(rest), AccessExclusiveLock),
        ["ALTER", "POLICY", .. var rest] => After(rest, "ON", AccessExclusiveLock),
        ["ALTER", "DOMAIN", ..] => null, // what it constrains is in whichever tables use the domain
        ["COMMENT", "ON", "COLUMN", .. var rest] => Column(rest),
        ["COMMENT", "ON", "TABLE" or "VIEW" or "INDEX", .. var rest] => Names(rest, ShareUpdateExclusiveLock),
        ["UPDATE", .. var rest] => Names(Target(rest), RowExclusiveLock),
        ["DELETE", "FROM", .. var rest] => Names(Target(rest), RowExclusiveLock),
        ["INSERT" or "MERGE", "INTO", .. var rest] => Names(Target(rest), RowExclusiveLock),
        ["COPY", .. var rest] => Names(rest, RowExclusiveLock),
        ["WITH", ..] => Guess(words, RowExclusiveLock),
        ["SELECT" or "VALUES" or "TABLE", ..] => Guess(words, AccessShareLock),
        ["TRUNCATE", .. var rest] => Names(Target(rest is ["TABLE", .. var tables] ? tables : rest), AccessExclusiveLock),
        ["LOCK", .. var rest] => Names(Target(rest is ["TABLE", .. var tables] ? tables : rest), AccessExclusiveLock),
        ["ANALYZE", .. var rest] => Names(StatementWords.TakeOptions(rest).After, ShareUpdateExclusiveLock),
        ["VACUUM", .. var rest] => OfVacuum(rest),
        ["CLUSTER", .. var rest] => Names(StatementWords.TakeOptions(rest).After, AccessExclusiveLock, DiskUse.Rewrite),
        ["REFRESH", "MATERIALIZED", "VIEW", "CONCURRENTLY", .. var rest] => Names(rest, ExclusiveLock, DiskUse.Rewrite),
        ["REFRESH", "MATERIALIZED", "VIEW", .. var rest] => Names(rest, AccessExclusiveLock, DiskUse.Rewrite),
        ["REINDEX", .. var rest] => OfReindex(StatementWords.TakeOptions(rest).After),
        [var first, ..] when Untouching.Contains(first) => [],
        _ => null,
    };

    /// <summary>Whether the text shows what the statement does.</summary>
    public static bool IsRead(string[] words) => words switch
    {
        ["SELECT" or "WITH" or "VALUES", ..] => Enumerable.Range(1, words.Length - 1).Where(at => words[at] == "(" && SqlNames.Take([words[at - 1]]) is not null).All(at => Harmless.Contains(words[at - 1])),
        _ => Of(words) is not null,
    };

    /// <summary>Whether a statement waits for every transaction that has a snapshot.</summary>
    /// <remarks>https://www.postgresql.org/docs/current/sql-createindex.html#SQL-CREATEINDEX-CONCURRENTLY</remarks>
    public static bool WaitsForSnapshots(string[] words) => words switch
    {
        ["CREATE", "INDEX", "CONCURRENTLY", ..] or ["CREATE", "UNIQUE", "INDEX", "CONCURRENTLY", ..] => true,
        ["REINDEX", .. var rest] => rest.Contains("CONCURRENTLY"),
        ["ALTER", "TABLE", .. var rest] => rest.Contains("DETACH") && rest.Contains("CONCURRENTLY"),
        _ => false,
    };

    /// <summary>Takes every name in a statement, in its quoted parts too, for a table.</summary>
    public static IEnumerable<TableUse> Guess(string[] words, LockMode mode)
    {
        while (words.Length > 0)
        {
            if (Inner(words[0]) is { } inner)
            {
                foreach (var use in Guess(StatementWords.Of(inner), mode)) yield return use;
            }

            if (SqlNames.Take(words) is ({ } name, var after))
            {
                yield return new TableUse(name, mode);
                words = after;
            }
            else
            {
                words = words[1..];
            }
        }
    }

    /// <summary>A name as people say it.</summary>
    public static string Unquoted(string name) => name.Replace("\"", "", StringComparison.Ordinal);

    /// <summary>The words from the name on.</summary>
    public static string[] Target(string[] words)
    {
        if (words is ["IF", "EXISTS", .. var there]) words = there;
        else if (words is ["IF", "NOT", "EXISTS", .. var missing]) words = missing;
        return words is ["ONLY", .. var only] ? only : words;
    }

    /// <summary>The tables that constraints lead to.</summary>
    public static IEnumerable<TableUse> References(string[] words) =>
        words.Index().Where(word => word.Item == "REFERENCES").SelectMany(word => Names(words[(word.Index + 1)..], ShareRowExclusiveLock).Take(1));

    private static string? Inner(string word) => word switch
    {
        ['$', ..] when word.IndexOf('$', 1) is > 0 and var end && word.Length > 2 * (end + 1) => word[(end + 1)..^(end + 1)],
        ['\'', .., '\''] => word[1..^1],
        _ => null,
    };

    private static IEnumerable<TableUse> Names(string[] words, LockMode mode, DiskUse disk = DiskUse.None)
    {
        while (SqlNames.Take(words) is ({ } name, var after))
        {
            yield return new TableUse(name, mode, disk);
            if (after is ["*", .. var star]) after = star;
            if (after is not [",", ..]) yield break;
            words = Target(after[1..]);
        }
    }

    private static IEnumerable<TableUse> After(string[] words, string word, LockMode mode) =>
        Array.IndexOf(words, word) is >= 0 and var at ? Names(Target(words[(at + 1)..]), mode) : [];

    // The column is the last part of the name.
    private static IEnumerable<TableUse> Column(string[] words) => SqlNames.Take(words) is ({ } name, _) && name.LastIndexOf(".\"", StringComparison.Ordinal) is > 0 and var dot
        ? [new TableUse(name[..dot], ShareUpdateExclusiveLock)]
        : [];

    private static IEnumerable<TableUse> OfCreate(string[] words) => words switch
    {
        ["OR", "REPLACE", .. var rest] => OfCreate(rest),
        ["UNIQUE", "INDEX", .. var rest] => OfIndex(rest),
        ["INDEX", .. var rest] => OfIndex(rest),
        ["TRIGGER", .. var rest] => After(rest, "ON", ShareRowExclusiveLock),
        ["CONSTRAINT", "TRIGGER", .. var rest] => After(rest, "ON", ShareRowExclusiveLock),
        ["POLICY", .. var rest] => After(rest, "ON", AccessExclusiveLock),
        ["RULE", .. var rest] => After(rest, "TO", AccessExclusiveLock),
        ["STATISTICS", .. var rest] => After(rest, "FROM", ShareUpdateExclusiveLock),
        ["VIEW", .. var rest] => Names(rest, AccessExclusiveLock),
        ["TABLE" or "UNLOGGED" or "TEMP" or "TEMPORARY" or "FOREIGN", .. var rest] => References(rest).Concat(PartitionOf(rest)),
        _ => [],
    };

    private static IEnumerable<TableUse> PartitionOf(string[] words) =>
        words.AsSpan().IndexOf(["PARTITION", "OF"]) is > 0 and var at ? Names(words[(at + 2)..], AccessExclusiveLock) : [];

    // A concurrent build wants little itself, but waits for all that write to the table.
    private static IEnumerable<TableUse> OfIndex(string[] words)
    {
        var tables = After(words, "ON", ShareLock).Select(use => use with { Disk = DiskUse.Index });
        return words is ["CONCURRENTLY", ..] ? tables.Concat(After(words, "ON", ShareUpdateExclusiveLock)) : tables;
    }

    private static IEnumerable<TableUse>? OfDrop(string[] words) => words switch
    {
        ["TABLE", .. var rest] => Names(Target(rest), AccessExclusiveLock).Select(use => use with { WithReferenced = true }),
        ["INDEX" or "VIEW" or "SEQUENCE", .. var rest] => Names(Target(rest), AccessExclusiveLock),
        ["MATERIALIZED" or "FOREIGN", _, .. var rest] => Names(Target(rest), AccessExclusiveLock),
        ["TRIGGER" or "POLICY" or "RULE", .. var rest] => After(rest, "ON", AccessExclusiveLock),
        _ => words.Contains("CASCADE") ? null : [],
    };

    private static IEnumerable<TableUse> OfVacuum(string[] words)
    {
        var (options, after) = StatementWords.TakeOptions(words);
        var isFull = options.Contains("FULL") || after is ["FULL", ..];
        while (after is ["FULL" or "FREEZE" or "VERBOSE" or "ANALYZE", .. var more]) after = more;
        return isFull ? Names(after, AccessExclusiveLock, DiskUse.Rewrite) : Names(after, ShareUpdateExclusiveLock);
    }

    private static IEnumerable<TableUse>? OfReindex(string[] words) => words switch
    {
        ["TABLE" or "INDEX", "CONCURRENTLY", .. var rest] => Names(rest, ShareLock, DiskUse.Index).Concat(Names(rest, ShareUpdateExclusiveLock)),
        ["TABLE" or "INDEX", .. var rest] => Names(rest, AccessExclusiveLock, DiskUse.Index),
        _ => null,
    };
}
