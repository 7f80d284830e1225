using System.Text.Encodings.Web;
using System.Text.Json;
using Ferry.Core.Planning;
using Ferry.Core.Sql;

namespace Ferry.Core.Backfills;

/// <summary>An UPDATE that runs in batches, each a transaction of its own.</summary>
/// <param name="Table">The table, as it is written in SQL.</param>
/// <param name="Set">What follows SET.</param>
/// <param name="Where">Which rows are to be filled; false for a row that is.</param>
/// <param name="Key">The columns, in order, of a unique index by which to go through the table, without quotes; none for its primary key.</param>
public sealed record Backfill(string Table, string Set, string Where, IReadOnlyList<string> Key)
{
    /// <summary>What stands before the description in the statement's comment.</summary>
    public const string Mark = "ferry:backfill";

    private const string Opening = $"UPDATE /* {Mark} ";

    private static readonly JsonSerializerOptions _plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>True where it need not be made sure in the end that no row is left, because what follows fills those.</summary>
    public bool LeavesRest { get; init; }

    /// <summary>The statement that says so, and that any other tool runs as one UPDATE.</summary>
    public string Sql
    {
        get
        {
            var parts = new Dictionary<string, object> { ["table"] = Table, ["set"] = Set, ["where"] = Where, ["key"] = Key };
            if (LeavesRest) parts["leavesRest"] = true;
            var description = JsonSerializer.Serialize(parts, _plain);
            // What would open or end a comment is written otherwise, which JSON allows.
            var harmless = description.Replace("/*", "/\\u002A", StringComparison.Ordinal).Replace("*/", "\\u002A/", StringComparison.Ordinal);
            return $"{Opening}{harmless} */ {Table} SET {Set} WHERE {Where}";
        }
    }

    /// <summary>Reads a statement.</summary>
    /// <param name="statement">One that runs outside the migration's transactions.</param>
    /// <returns>The backfill; null for any other statement.</returns>
    public static Backfill? Of(PlannedStatement statement)
    {
        if (statement.InTransaction || !statement.Sql.StartsWith(Opening, StringComparison.Ordinal)) return null;
        var end = statement.Sql.IndexOf(" */", StringComparison.Ordinal);
        try
        {
            using var json = JsonDocument.Parse(statement.Sql[Opening.Length..end]);
            var found = new Backfill(Text("table"), Text("set"), Text("where"), [.. json.RootElement.GetProperty("key").EnumerateArray().Select(column => column.GetString()!)])
            {
                LeavesRest = json.RootElement.TryGetProperty("leavesRest", out var leaves) && leaves.GetBoolean(),
            };
            // What is described has to be what is written: one of the two alone may have been changed by hand.
            return found.Sql == statement.Sql ? found : null;

            string Text(string name) => json.RootElement.GetProperty(name).GetString()!;
        }
        catch (Exception unreadable) when (unreadable is JsonException or KeyNotFoundException or ArgumentOutOfRangeException or InvalidOperationException)
        {
            return null;
        }
    }
}
