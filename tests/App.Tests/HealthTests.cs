using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Npgsql;

namespace App.Tests;

public sealed class HealthTests
{
    [Fact]
    public async Task The_app_is_live_and_ready_over_a_complete_schema()
    {
        await using var host = await AppHost.StartAsync();
        using var client = host.CreateClient();

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/ready")).StatusCode);
    }

    [Fact]
    public async Task Over_an_empty_database_the_app_is_live_but_not_ready()
    {
        await using var host = await AppHost.StartAsync(withSchema: false);
        using var client = host.CreateClient();

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live")).StatusCode);
        Assert.Equal("The database lacks a table or column that the App needs.", await NotReadyAsync(client));
    }

    [Fact]
    public async Task A_missing_column_is_noticed()
    {
        await using var host = await AppHost.StartAsync();
        using var client = host.CreateClient();
        await host.ExecuteAsync("ALTER TABLE seen_submissions DROP COLUMN seen_at");

        Assert.Equal("The database lacks a table or column that the App needs.", await NotReadyAsync(client));
    }

    [Fact]
    public async Task Without_a_server_the_app_is_live_but_not_ready()
    {
        await using var host = AppHost.On($"Host=127.0.0.1;Port={ClosedPort()};Username=bot;Password=hush-hush;Database=pinball");
        using var client = host.CreateClient();

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live")).StatusCode);
        Assert.Equal("The database does not answer.", await NotReadyAsync(client));
    }

    [Fact]
    public async Task A_server_that_accepts_and_says_nothing_is_not_waited_for()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        await using var host = AppHost.On($"Host=127.0.0.1;Port={((IPEndPoint)listener.LocalEndpoint).Port};Username=bot;Password=hush-hush");
        using var client = host.CreateClient();

        Assert.Equal("The database does not answer.", await NotReadyAsync(client).WaitAsync(TimeSpan.FromSeconds(12)));
    }

    [Fact]
    public async Task Readiness_follows_a_database_that_goes_and_comes_back()
    {
        await using var host = await AppHost.StartAsync();
        using var client = host.CreateClient();
        var name = new NpgsqlConnectionStringBuilder(host.ConnectionString).Database;
        await using var admin = AppHost.On(new NpgsqlConnectionStringBuilder(host.ConnectionString) { Database = "postgres" }.ConnectionString);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/ready")).StatusCode);

        // Renamed under the App, and its pooled connections cut.
        await admin.ExecuteAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
        await admin.ExecuteAsync($"ALTER DATABASE {name} RENAME TO {name}_away");
        Assert.Equal("The database does not answer.", await NotReadyAsync(client));

        await admin.ExecuteAsync($"ALTER DATABASE {name}_away RENAME TO {name}");
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/ready")).StatusCode);
    }

    private static async Task<string?> NotReadyAsync(HttpClient client)
    {
        var answer = await client.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.DoesNotContain("hush-hush", problem.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(503, problem.GetProperty("status").GetInt32());
        return problem.GetProperty("detail").GetString();
    }

    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
