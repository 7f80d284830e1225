using App.Data;
using Ferry.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace App.Tests;

/// <summary>The App in this process, over a database of its own on the shared server.</summary>
internal sealed class AppHost : WebApplicationFactory<Program>
{
    private AppHost(string connectionString) => ConnectionString = connectionString;

    public string ConnectionString { get; }

    public static async Task<AppHost> StartAsync(bool withSchema = true)
    {
        var server = await TestServer.SharedAsync();
        var host = On(await server.CreateDatabaseAsync(CancellationToken.None));
        if (withSchema)
        {
            await using var database = host.OpenDatabase();
            await database.Database.EnsureCreatedAsync();
        }

        return host;
    }

    public static AppHost On(string connectionString) => new(connectionString);

    public AppDbContext OpenDatabase() =>
        new(new DbContextOptionsBuilder<AppDbContext>().UseNpgsql(ConnectionString).Options);

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("ConnectionStrings:App", ConnectionString);
        // Not development, where the developer page would answer instead of the App.
        builder.UseSetting("environment", "Production");
    }
}
