using Ferry.Ports;
using Npgsql;

namespace Ferry.PostgreSql.Tests.Servers;

internal static class Sql
{
    internal static Task<object?> AskAsync(this ServerConnection connection, string sql) => AskAsync(connection.Reveal(), sql);

    internal static async Task<object?> AskAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}
