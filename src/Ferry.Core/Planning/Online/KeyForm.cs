using Ferry.Core.Sql;

namespace Ferry.Core.Planning.Online;

/// <summary>The index of a unique constraint or a primary key is built concurrently; the constraint then takes it over at once.</summary>
/// <remarks>Manual, ALTER TABLE, "ADD table_constraint_using_index". A primary key would read the whole table for each column that takes NULL, so they are made to take none first.</remarks>
internal static class KeyForm
{
    public static OnlineSteps? Of(AlterTable table, KnownRelations relations)
    {
        if (table.AddedConstraint is not ({ } name, { } written, { } kind)) return null;
        var (type, rest) = kind switch
        {
            ["UNIQUE", .. var after] => ("UNIQUE", after),
            ["PRIMARY", "KEY", .. var after] => ("PRIMARY KEY", after),
            _ => ("", []),
        };
        if (type.Length == 0) return null;
        var nulls = "";
        if (rest is ["NULLS", "NOT", "DISTINCT", .. var distinct]) (nulls, rest) = (" NULLS NOT DISTINCT", distinct);
        if (Parentheses.Take(rest) is not ({ } within, { } after2) || Columns(within) is not { } columns) return null;
        var end = after2;
        if (end is ["INCLUDE", .. var included])
        {
            if (Parentheses.Take(included) is not (_, { } after3)) return null;
            end = after3;
        }

        if (!end.All(word => word is "NOT" or "DEFERRABLE" or "INITIALLY" or "DEFERRED" or "IMMEDIATE")) return null;
        if (relations.Find(table.Table) is not { HasRows: true, IsPartitioned: false } facts) return null;
        var attributes = end.Length == 0 ? "" : " " + string.Join(' ', end);
        return new OnlineSteps(
        [
            .. type == "UNIQUE" ? [] : columns.Except(facts.NotNull).SelectMany(column => NotNullSteps.Of(table, facts, column)),
            new OnlineStep($"CREATE UNIQUE INDEX CONCURRENTLY {written} ON {table.Written} {table.Sql.Slice(rest, end)}{nulls}", CommitKind.Alone),
            new OnlineStep(table.Statement($"ADD CONSTRAINT {written} {type} USING INDEX {written}{attributes}")),
        ]);
    }

    private static List<string>? Columns(string[] words)
    {
        var columns = new List<string>();
        while (SqlNames.Take(words) is ({ } column, { } after))
        {
            columns.Add(column);
            if (after.Length == 0) return columns;
            if (after[0] != ",") return null;
            words = after[1..];
        }

        return null;
    }
}
