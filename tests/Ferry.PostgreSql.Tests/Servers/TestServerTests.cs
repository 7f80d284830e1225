using Ferry.Testing;
using Npgsql;

namespace Ferry.PostgreSql.Tests.Servers;

public sealed class TestServerTests
{
    [Fact]
    public async Task Every_database_is_new_and_empty()
    {
        var server = await TestServer.SharedAsync();
        var databases = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => server.CreateDatabaseAsync()));

        Assert.Distinct(databases);
        foreach (var database in databases)
        {
            await using var connection = new NpgsqlConnection(database);
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = new NpgsqlCommand("SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace", connection);
            Assert.Equal(0L, await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
        }
    }
}
