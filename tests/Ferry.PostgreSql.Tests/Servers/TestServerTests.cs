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

    [Theory]
    [InlineData("docker")]
    [InlineData("local")]
    public async Task The_same_settings_are_in_force_on_either_kind(string kind)
    {
        if (kind == "docker") await ContainerServers.NeedAsync();
        await using var other = await OtherTestProcess.StartAsync(kind);

        foreach (var (name, value) in TestServer.Options.Settings.Append(new("fsync", "off")).Append(new("full_page_writes", "off")))
        {
            Assert.Equal((name, value), (name, await other.AskAsync($"SHOW {name}")));
        }

        var text = await other.AskAsync("SELECT pg_encoding_to_char(encoding) || ' ' || datcollate FROM pg_database WHERE datname = current_database()");
        Assert.Equal(kind == "docker" || OperatingSystem.IsLinux() ? "UTF8 C.UTF-8" : "UTF8 C", text);
    }
}
