using Ferry.Core.Backfills;
using Ferry.Core.Sql;

namespace Ferry.Core.Planning.Online;

/// <summary>
/// A column that becomes required: its default first, so that new rows have a value; then the rows without one, in batches where the
/// table has a key, else in a transaction that holds no lock on the table; then NOT NULL by way of a check.
/// </summary>
internal static class RequiredForm
{
    /// <summary>How many statements EF Core makes of it at most: UPDATE, SET NOT NULL, SET DEFAULT.</summary>
    public const int Longest = 3;

    public static OnlineSteps? Of(IReadOnlyList<WordedSql> ahead, KnownRelations relations)
    {
        var filled = Filled(ahead[0]);
        var (at, next) = filled is null ? (0, 1) : (1, 2);
        if (at >= ahead.Count || AlterTable.Of(ahead[at]) is not { Action: ["ALTER", "COLUMN", .. var named] } table) return null;
        if (SqlNames.Take(named) is not ({ } column, ["SET", "NOT", "NULL"]) || (filled is not null && filled != (table.Table, column))) return null;
        if (relations.Find(table.Table) is not { HasRows: true } facts || facts.NotNull.Contains(column) || facts.Proven.Contains(column)) return null;
        if (filled is null) return new OnlineSteps([.. NotNullSteps.Of(table, facts, column)]);

        // All rows before the check, which refuses any change to a row without a value, and once more those that came meanwhile.
        var again = new OnlineStep(ahead[0].Text);
        var fill = facts.HasKey && !$"{table.Table}{column}".Contains('=', StringComparison.Ordinal) ? new OnlineStep(Batched(table.Table, column, ahead[0].Text), CommitKind.Alone) : again;
        var setsDefault = next < ahead.Count && AlterTable.Of(ahead[next]) is { Action: ["ALTER", "COLUMN", .. var other] } second
            && second.Table == table.Table && SqlNames.Take(other) is ({ } same, ["SET", "DEFAULT", ..]) && same == column;
        return new OnlineSteps(
            [.. setsDefault ? [new OnlineStep(ahead[next].Text)] : Enumerable.Empty<OnlineStep>(), fill, .. NotNullSteps.Of(table, facts, column, again)],
            setsDefault ? next + 1 : next);
    }

    private static string Batched(string table, string column, string update)
    {
        var value = update[(update.IndexOf('=', StringComparison.Ordinal) + 1)..update.LastIndexOf("WHERE", StringComparison.OrdinalIgnoreCase)].Trim();
        return new Backfill(table, $"{column} = {value}", $"{column} IS NULL", []) { LeavesRest = true }.Sql;
    }

    // UPDATE t SET c = … WHERE c IS NULL
    private static (string Table, string Column)? Filled(WordedSql sql) =>
        sql.Words is ["UPDATE", .. var named] && SqlNames.Take(named) is ({ } table, ["SET", .. var set]) && SqlNames.Take(set) is ({ } column, ["=", .. var value])
        && value is [_, .., "WHERE", var subject, "IS", "NULL"] && SqlNames.Take([subject]) is ({ } same, []) && same == column
            ? (table, column)
            : null;
}
