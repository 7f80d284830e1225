using Ferry.Core.Drift;
using Npgsql;

namespace Ferry.PostgreSql.Schemas;

/// <summary>Reads what decides beside the migrations what they make, and gives it to a throw-away database.</summary>
internal static class SurroundingsOf
{
    private const string Sql = """
        SELECT coalesce(current_schema()::text, ''),
               coalesce((SELECT array_agg(rolname::text ORDER BY rolname::text COLLATE "C") FROM pg_catalog.pg_roles WHERE rolname !~ '^pg_'), '{}')
        """;

    internal static async Task<SchemaSurroundings> ReadAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Sql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return new SchemaSurroundings(connection.PostgreSqlVersion.Major, reader.GetString(0), await reader.GetFieldValueAsync<string[]>(1, cancellation));
    }

    /// <summary>Makes the roles and the schema that are not there; sessions that come later use that schema.</summary>
    internal static async Task CopyToAsync(NpgsqlConnection sandbox, SchemaSurroundings like, CancellationToken cancellation)
    {
        var own = await ReadAsync(sandbox, cancellation);
        foreach (var role in like.Roles.Except(own.Roles)) await RunAsync(sandbox, $"CREATE ROLE {Identifiers.Quote(role)}", cancellation);
        if (like.Schema.Length == 0 || like.Schema == own.Schema) return;
        var schema = Identifiers.Quote(like.Schema);
        await RunAsync(sandbox, $"CREATE SCHEMA {schema}", cancellation);
        await RunAsync(sandbox, $"ALTER DATABASE {Identifiers.Quote(sandbox.Database)} SET search_path = {schema}, public", cancellation);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
