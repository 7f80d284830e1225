using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Migrations.Operations.Builders;

namespace Ferry.Migrations;

/// <summary>Operations that Ferry executes in a way of its own.</summary>
public static class MigrationBuilderExtensions
{
    private static readonly JsonSerializerOptions _plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Fills rows of a table in batches, each a transaction of its own, while others go on using it.</summary>
    /// <param name="migrationBuilder">The builder.</param>
    /// <param name="table">The table's name, without quotes.</param>
    /// <param name="set">What follows SET, such as <c>"Total" = "Net" + "Tax"</c>; SQL.</param>
    /// <param name="where">Which rows are to be filled, such as <c>"Total" IS NULL</c>; SQL. It has to be false for a row that is filled.</param>
    /// <param name="schema">The table's schema, without quotes; null for the search path.</param>
    /// <param name="key">The columns, in order and without quotes, of a unique index over columns that are not null; null for the primary key.</param>
    /// <returns>A builder for annotations.</returns>
    /// <remarks>
    /// Ferry goes through the table in the order of the key, keeps its place in the ledger, goes on there after an interruption, and in
    /// the end makes sure that no row is left. Every other tool runs it as one UPDATE outside of the migration's transaction.
    /// </remarks>
    /// <exception cref="ArgumentException">A text is empty.</exception>
    public static OperationBuilder<SqlOperation> Backfill(
        this MigrationBuilder migrationBuilder, string table, string set, string where, string? schema = null, IReadOnlyList<string>? key = null)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        ArgumentException.ThrowIfNullOrWhiteSpace(table);
        ArgumentException.ThrowIfNullOrWhiteSpace(set);
        ArgumentException.ThrowIfNullOrWhiteSpace(where);
        var name = schema is null ? Quoted(table) : $"{Quoted(schema)}.{Quoted(table)}";
        var description = JsonSerializer.Serialize(new Dictionary<string, object> { ["table"] = name, ["set"] = set, ["where"] = where, ["key"] = key ?? [] }, _plain);
        // What would open or end a comment is written otherwise, which JSON allows.
        return migrationBuilder.Sql($"UPDATE /* ferry:backfill {description.Replace("/*", "/\\u002A", StringComparison.Ordinal).Replace("*/", "\\u002A/", StringComparison.Ordinal)} */ {name} SET {set} WHERE {where}", suppressTransaction: true);
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
