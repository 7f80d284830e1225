using Ferry.Core.Releases;
using Npgsql;

namespace Ferry.PostgreSql.Sessions;

/// <summary>Counts what would be lost.</summary>
internal static class LossCounter
{
    internal static async Task<IReadOnlyList<LossCount>> CountAsync(NpgsqlConnection connection, IReadOnlyList<Loss> losses, CancellationToken cancellation)
    {
        var counts = new List<LossCount>();
        foreach (var loss in losses) counts.Add(await CountAsync(connection, loss, cancellation));
        return counts;
    }

    private static async Task<LossCount> CountAsync(NpgsqlConnection connection, Loss loss, CancellationToken cancellation)
    {
        try
        {
            return loss switch
            {
                Loss.Table table => await CountAsync(connection, loss, table.Name, "true", cancellation),
                Loss.Rows rows => await CountAsync(connection, loss, rows.Name, rows.Condition ?? "true", cancellation),
                Loss.Column column => await CountAsync(connection, loss, column.Name, await ConditionOfAsync(connection, column, cancellation), cancellation),
                _ => new LossCount(loss, null),
            };
        }
        catch (PostgresException gone) when (gone.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn or PostgresErrorCodes.InvalidSchemaName)
        {
            return new LossCount(loss, 0); // it is not there any more, so it cannot be lost
        }
        catch (PostgresException problem) when (problem.SqlState is PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.UndefinedFunction or PostgresErrorCodes.SyntaxError)
        {
            return new LossCount(loss, null);
        }
    }

    private static async Task<LossCount> CountAsync(NpgsqlConnection connection, Loss loss, string table, string condition, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand($"SELECT count(*) FROM {table} WHERE {condition}", connection);
        return new LossCount(loss, (long)(await command.ExecuteScalarAsync(cancellation))!) { Guard = GuardOf(table, condition) };
    }

    // Readers are let through while the rows are looked at.
    private static string GuardOf(string table, string condition) => $"""
        DO $ferry_guard$ BEGIN
          LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE;
          IF EXISTS (SELECT FROM {table} WHERE {condition}) THEN
            RAISE EXCEPTION 'somebody wrote to % meanwhile what this would lose', {Identifiers.Literal(table)};
          END IF;
        END $ferry_guard$
        """;

    // What every row got from the column's default was not written by anybody; a generated column holds nothing of its own.
    private static async Task<string> ConditionOfAsync(NpgsqlConnection connection, Loss.Column column, CancellationToken cancellation)
    {
        const string Sql = """
            SELECT CASE WHEN a.attgenerated <> '' THEN 'generated' ELSE pg_catalog.pg_get_expr(d.adbin, d.adrelid) END
            FROM pg_catalog.pg_attribute a LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
            WHERE a.attrelid = pg_catalog.to_regclass($1) AND pg_catalog.quote_ident(a.attname) IN ($2, pg_catalog.btrim($2, '"')) AND NOT a.attisdropped
            """;
        await using var command = new NpgsqlCommand(Sql, connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = column.Name });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = column.ColumnName });
        var expression = await command.ExecuteScalarAsync(cancellation) as string;
        if (expression == "generated") return "false";
        var isConstant = expression is not null && !expression.Contains('(', StringComparison.Ordinal);
        return $"{column.ColumnName} IS NOT NULL{(isConstant ? $" AND {column.ColumnName} IS DISTINCT FROM ({expression})" : "")}";
    }
}
