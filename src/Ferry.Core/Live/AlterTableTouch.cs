using Ferry.Core.Sql;
using static Ferry.Core.Live.LockMode;

namespace Ferry.Core.Live;

/// <summary>Tells what the actions of an ALTER TABLE do to tables.</summary>
/// <remarks>https://www.postgresql.org/docs/current/sql-altertable.html names the lock of each action; the strongest counts.</remarks>
internal static class AlterTableTouch
{
    private static readonly HashSet<string> Serial = ["SERIAL", "BIGSERIAL", "SMALLSERIAL", "SERIAL4", "SERIAL8", "SERIAL2"];

    // What may stand before a parenthesis in a default that is the same for every row.
    private static readonly HashSet<string> Stable =
        ["NOW", "TRANSACTION_TIMESTAMP", "STATEMENT_TIMESTAMP", "CURRENT_TIMESTAMP", "CURRENT_TIME", "LOCALTIMESTAMP", "LOCALTIME", "DEFAULT", "VARYING", "VARCHAR", "CHARACTER", "CHAR", "NUMERIC", "DECIMAL", "BIT", "TIMESTAMP", "TIME", "INTERVAL", "CHECK", "REFERENCES"];

    /// <summary>Reads what follows ALTER TABLE.</summary>
    /// <returns>The tables it uses; null where there is no name.</returns>
    public static IEnumerable<TableUse>? Of(string[] words)
    {
        if (SqlNames.Take(words) is not ({ } table, var rest)) return null;
        return CommaList.Split(rest is ["*", .. var star] ? star : rest).SelectMany(action => OfAction(table, action));
    }

    private static IEnumerable<TableUse> OfAction(string table, string[] action) => action switch
    {
        ["VALIDATE", ..] or ["SET", "(", ..] or ["RESET", ..] or ["CLUSTER", ..] => [new TableUse(table, ShareUpdateExclusiveLock)],
        ["ADD", "CONSTRAINT" or "FOREIGN" or "UNIQUE" or "PRIMARY" or "CHECK" or "EXCLUDE", ..] => OfConstraint(table, action),
        ["ADD", .. var rest] => [new TableUse(table, AccessExclusiveLock, IsFilled(rest) ? DiskUse.Rewrite : rest.Contains("UNIQUE") || rest.Contains("PRIMARY") ? DiskUse.Index : DiskUse.None), .. StatementTouch.References(rest)],
        ["ALTER", .. var rest] => [OfColumn(table, rest is ["COLUMN", .. var column] ? column : rest)],
        ["ENABLE" or "DISABLE", "TRIGGER", ..] => [new TableUse(table, ShareRowExclusiveLock)],
        ["SET", "LOGGED" or "UNLOGGED" or "TABLESPACE" or "ACCESS", ..] => [new TableUse(table, AccessExclusiveLock, DiskUse.Rewrite)],
        ["DROP", "CONSTRAINT", .. var rest] => [new TableUse(table, AccessExclusiveLock) { WithReferenced = true, Constraint = SqlNames.Take(StatementTouch.Target(rest)) is ({ } name, _) ? StatementTouch.Unquoted(name) : null }],
        ["ATTACH", "PARTITION", .. var rest] => [new TableUse(table, ShareUpdateExclusiveLock), .. Named(rest, AccessExclusiveLock)],
        ["DETACH", "PARTITION", .. var rest] when rest.Contains("CONCURRENTLY") => [new TableUse(table, ShareUpdateExclusiveLock), .. Named(rest, ShareUpdateExclusiveLock)],
        ["DETACH", "PARTITION", .. var rest] => [new TableUse(table, AccessExclusiveLock), .. Named(rest, AccessExclusiveLock)],
        _ => [new TableUse(table, AccessExclusiveLock)],
    };

    private static IEnumerable<TableUse> Named(string[] words, LockMode mode) => SqlNames.Take(words) is ({ } name, _) ? [new TableUse(name, mode)] : [];

    private static IEnumerable<TableUse> OfConstraint(string table, string[] action)
    {
        if (action.AsSpan().IndexOf(["FOREIGN", "KEY"]) > 0) return [new TableUse(table, ShareRowExclusiveLock), .. StatementTouch.References(action)];
        var isIndexed = (action.Contains("UNIQUE") || action.Contains("PRIMARY") || action.Contains("EXCLUDE")) && action.AsSpan().IndexOf(["USING", "INDEX"]) < 0;
        return [new TableUse(table, AccessExclusiveLock, isIndexed ? DiskUse.Index : DiskUse.None)];
    }

    // A value of its own for every row that is there.
    private static bool IsFilled(string[] words) =>
        words.Contains("GENERATED")
        || words.Any(Serial.Contains)
        || (Array.IndexOf(words, "DEFAULT") is >= 0 and var at
            && Enumerable.Range(at + 1, words.Length - at - 1).Any(index => words[index] == "(" && SqlNames.Take([words[index - 1]]) is not null && !Stable.Contains(words[index - 1])));

    private static TableUse OfColumn(string table, string[] words)
    {
        if (SqlNames.Take(words) is not ({ } column, var rest)) return new TableUse(table, AccessExclusiveLock);
        if (rest is ["SET", "DATA", .. var data]) rest = data;
        return rest switch
        {
            ["TYPE", .. var type] when type.Contains("USING") || type.Contains("COLLATE") => new TableUse(table, AccessExclusiveLock, DiskUse.Rewrite),
            ["TYPE", .. var type] => new TableUse(table, AccessExclusiveLock, DiskUse.Retype) { Column = StatementTouch.Unquoted(column), NewType = string.Join(' ', type) },
            ["SET", "STATISTICS", ..] or ["SET" or "RESET", "(", ..] => new TableUse(table, ShareUpdateExclusiveLock),
            _ => new TableUse(table, AccessExclusiveLock),
        };
    }
}
