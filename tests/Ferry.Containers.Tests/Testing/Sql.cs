using Ferry.Ports;
using Npgsql;

namespace Ferry.Containers.Tests.Testing;

internal static class Sql
{
    internal static async Task<T> AskAsync<T>(this ServerConnection connection, string sql)
    {
        await using var opened = new NpgsqlConnection(connection.Reveal() + ";Pooling=false");
        await opened.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, opened);
        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    internal static Task RunAsync(this ServerConnection connection, string sql) => connection.AskAsync<object>($"{sql}; SELECT 1");

    internal static string Password(this ServerConnection connection) => new NpgsqlConnectionStringBuilder(connection.Reveal()).Password!;

    internal static int Port(this ServerConnection connection) => new NpgsqlConnectionStringBuilder(connection.Reveal()).Port;
}
