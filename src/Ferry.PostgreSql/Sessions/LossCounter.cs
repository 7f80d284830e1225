using Ferry.Core.Releases;
using Npgsql;

namespace Ferry.PostgreSql.Sessions;

/// <summary>Counts what would be lost.</summary>
internal static class LossCounter
{
    internal static async Task<IReadOnlyList<LossCount>> CountAsync(NpgsqlConnection connection, IReadOnlyList<Loss> losses, CancellationToken cancellation)
    {
        var counts = new List<LossCount>();
        foreach (var loss in losses) counts.Add(new LossCount(loss, await CountAsync(connection, loss, cancellation)));
        return counts;
    }

    private static async Task<long?> CountAsync(NpgsqlConnection connection, Loss loss, CancellationToken cancellation)
    {
        try
        {
            return loss switch
            {
                Loss.Table table => await AskAsync(connection, $"SELECT count(*) FROM {table.Name}", cancellation),
                Loss.Rows rows => await AskAsync(connection, $"SELECT count(*) FROM {rows.Name}{(rows.Condition is null ? "" : $" WHERE {rows.Condition}")}", cancellation),
                Loss.Column column => await CountColumnAsync(connection, column, cancellation),
                _ => null,
            };
        }
        catch (PostgresException gone) when (gone.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn or PostgresErrorCodes.InvalidSchemaName)
        {
            return 0; // it is not there any more, so it cannot be lost
        }
        catch (PostgresException problem) when (problem.SqlState is PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.UndefinedFunction or PostgresErrorCodes.SyntaxError)
        {
            return null;
        }
    }

    // What every row got from the column's default was not written by anybody; a generated column holds nothing of its own.
    private static async Task<long?> CountColumnAsync(NpgsqlConnection connection, Loss.Column column, CancellationToken cancellation)
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
        if (expression == "generated") return 0;
        var isConstant = expression is not null && !expression.Contains('(', StringComparison.Ordinal);
        var condition = isConstant ? $" AND {column.ColumnName} IS DISTINCT FROM ({expression})" : "";
        return await AskAsync(connection, $"SELECT count(*) FROM {column.Name} WHERE {column.ColumnName} IS NOT NULL{condition}", cancellation);
    }

    private static async Task<long> AskAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }
}
