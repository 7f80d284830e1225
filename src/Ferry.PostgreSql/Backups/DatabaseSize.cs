using Npgsql;

namespace Ferry.PostgreSql.Backups;

/// <summary>Asks how large a database is.</summary>
internal static class DatabaseSize
{
    internal static async Task<long> ReadAsync(NpgsqlConnection session, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("SELECT pg_catalog.pg_database_size(pg_catalog.current_database())", session);
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }
}
