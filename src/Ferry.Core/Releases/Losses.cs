using Ferry.Core.Sql;

namespace Ferry.Core.Releases;

/// <summary>Tells what statements take away from the data, as far as their text shows it.</summary>
public static class Losses
{
    private const int ShownLength = 80;

    // First words of statements that take no data away. ALTER TABLE and DROP are looked at one by one.
    private static readonly HashSet<string> Harmless = ["CREATE", "COMMENT", "GRANT", "REVOKE", "SET", "RESET", "INSERT", "ANALYZE", "REINDEX", "REFRESH", "VACUUM", "CLUSTER"];

    // What DROP can take away without taking data.
    private static readonly HashSet<string> WithoutData =
        ["INDEX", "VIEW", "MATERIALIZED", "FUNCTION", "PROCEDURE", "ROUTINE", "AGGREGATE", "TRIGGER", "RULE", "POLICY", "TYPE", "DOMAIN", "SEQUENCE", "EXTENSION", "COLLATION", "STATISTICS", "PUBLICATION"];

    /// <summary>Reads one statement.</summary>
    /// <param name="sql">The statement.</param>
    /// <returns>What is lost by it; empty for nothing.</returns>
    public static IReadOnlyList<Loss> Of(string sql) => [.. SqlScript.Split(sql).SelectMany(statement => OfOne(statement.Text))];

    private static IEnumerable<Loss> OfOne(string sql) => StatementWords.Of(sql) switch
    {
        [] => [],
        ["DROP", "TABLE", .. var rest] when !rest.Contains("CASCADE") => Tables(Without(rest, "IF", "EXISTS"), sql),
        ["DROP", var kind, .. var rest] when WithoutData.Contains(kind) && !rest.Contains("CASCADE") => [],
        ["ALTER", "TABLE", .. var rest] => OfAlterTable(Without(Without(rest, "IF", "EXISTS"), "ONLY"), sql),
        ["ALTER", ..] => [],
        ["TRUNCATE", .. var rest] when !rest.Contains("CASCADE") => Tables(Without(Without(rest, "TABLE"), "ONLY"), sql).Select(loss => loss is Loss.Table table ? new Loss.Rows(table.Name, null) : loss),
        ["DELETE", "FROM", .. var rest] when SqlNames.Take(Without(rest, "ONLY")) is ({ } table, var after) => [OfDelete(table, after, sql)],
        [var first, ..] when Harmless.Contains(first) => [],
        _ => [Unknown(sql)],
    };

    private static IEnumerable<Loss> Tables(string[] words, string sql)
    {
        while (SqlNames.Take(words) is ({ } name, var after))
        {
            yield return new Loss.Table(name);
            if (after is not [",", ..]) yield break;
            words = after[1..];
        }

        yield return Unknown(sql);
    }

    private static IEnumerable<Loss> OfAlterTable(string[] words, string sql)
    {
        if (SqlNames.Take(words) is not ({ } table, var rest)) return [Unknown(sql)];
        return CommaList.Split(rest).SelectMany(action => OfAction(table, action, sql));
    }

    private static Loss[] OfAction(string table, string[] action, string sql) => action switch
    {
        ["DROP", "CONSTRAINT", ..] => [],
        ["DROP", "COLUMN", .. var rest] => Column(table, Without(rest, "IF", "EXISTS"), sql),
        ["DROP", .. var rest] => Column(table, Without(rest, "IF", "EXISTS"), sql),
        ["ALTER", .. var rest] when rest.Contains("TYPE") => [Unknown(sql)], // values may be rounded or cut
        ["DETACH", ..] => [Unknown(sql)],
        _ => [],
    };

    private static Loss[] Column(string table, string[] words, string sql) =>
        !words.Contains("CASCADE") && SqlNames.Take(words) is ({ } column, _) ? [new Loss.Column(table, column)] : [Unknown(sql)];

    private static Loss OfDelete(string table, string[] after, string sql)
    {
        if (after.Length == 0) return new Loss.Rows(table, null);
        var where = sql.IndexOf("WHERE", StringComparison.OrdinalIgnoreCase);
        return after is ["WHERE", ..] && !after.Contains("RETURNING") && where > 0 ? new Loss.Rows(table, sql[(where + "WHERE".Length)..].Trim().TrimEnd(';')) : Unknown(sql);
    }

    private static string[] Without(string[] words, params string[] first) => words.AsSpan().StartsWith(first) ? words[first.Length..] : words;

    private static Loss.Unknown Unknown(string sql)
    {
        var line = string.Join(' ', sql.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return new Loss.Unknown(line.Length <= ShownLength ? line : line[..ShownLength] + " …");
    }
}
