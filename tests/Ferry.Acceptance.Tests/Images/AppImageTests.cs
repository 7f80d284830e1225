using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using App.Data;
using Ferry.Testing;
using Microsoft.EntityFrameworkCore;

namespace Ferry.Acceptance.Tests.Images;

public sealed class AppImageTests(AppImage image) : IClassFixture<AppImage>
{
    [Fact]
    public async Task It_becomes_healthy_and_serves_from_a_real_database()
    {
        await using var bench = await Workbench.OpenAsync();
        var (app, client, _) = await StartAsync(bench);

        await app.UntilAsync(async () => await app.InspectAsync("{{.State.Health.Status}}") == "healthy", "healthy");

        // Alive comes before ready: the first look at the schema may take longer than the app gives it on a busy machine.
        await app.UntilAsync(async () => (await client.GetAsync("/health/ready")).IsSuccessStatusCode, "ready");
        Assert.Equal(HttpStatusCode.Created, (await AddTargetAsync(client)).StatusCode);
    }

    [Fact]
    public async Task Its_health_check_fails_when_the_app_does_not_answer()
    {
        await using var bench = await Workbench.OpenAsync();
        var elsewhere = await bench.StartAsync("--env", "DATABASE_URL=postgres://nobody@127.0.0.1:1/x", image.Name, "--urls", "http://127.0.0.1:81");

        var result = await elsewhere.ExecuteAsync("dotnet", "App.dll", "--health");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("The App is not live", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_not_root_and_cannot_change_itself()
    {
        await using var bench = await Workbench.OpenAsync();

        Assert.Equal("1654", (await bench.RunAsync("--entrypoint", "id", image.Name, "-u")).Output.Trim());
        Assert.False((await bench.RunAsync("--entrypoint", "touch", image.Name, "/app/App.dll")).Succeeded);
    }

    [Fact]
    public async Task Sigterm_lets_the_request_under_way_finish_and_ends_with_0()
    {
        await using var bench = await Workbench.OpenAsync();
        var (app, client, database) = await StartAsync(bench);
        await using var connection = await database.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var request = await StartBlockedRequestAsync(client, database, connection);
        var clock = Stopwatch.StartNew();

        var stopping = app.StopAsync();
        await Task.Delay(1000);
        Assert.False(stopping.IsCompleted);
        await transaction.CommitAsync();

        Assert.Equal(HttpStatusCode.Created, (await request).StatusCode);
        Assert.Equal(0, await app.ExitCodeAsync());
        Assert.InRange(clock.Elapsed.TotalSeconds, 1, 8);
    }

    [Fact]
    public async Task A_request_that_never_ends_does_not_get_the_app_killed()
    {
        await using var bench = await Workbench.OpenAsync();
        var (app, client, database) = await StartAsync(bench);
        await using var connection = await database.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var request = await StartBlockedRequestAsync(client, database, connection);

        await app.StopAsync();

        Assert.Equal(0, await app.ExitCodeAsync());
        await Assert.ThrowsAsync<HttpRequestException>(() => request);
    }

    [Fact]
    public async Task It_says_what_it_is_and_of_which_revision()
    {
        await using var bench = await Workbench.OpenAsync();

        var labels = await DockerCommand.RunAsync("image", "inspect", "--format", "{{json .Config.Labels}}", image.Name);

        Assert.Contains("\"org.opencontainers.image.title\":\"Ferry sample application\"", labels, StringComparison.Ordinal);
        Assert.Contains("\"org.opencontainers.image.revision\":\"4711\"", labels, StringComparison.Ordinal);
    }

    private async Task<(Container App, HttpClient Client, TestDatabase Database)> StartAsync(Workbench bench)
    {
        var network = await bench.CreateNetworkAsync();
        var server = await bench.StartPostgresAsync(["--network", network, "--network-alias", "db", .. Postgres.WithPassword]);
        var database = await server.DatabaseAsync();
        await using (var context = new AppDbContext(new DbContextOptionsBuilder<AppDbContext>().UseNpgsql(database.ConnectionString).Options))
            await context.Database.EnsureCreatedAsync();
        var app = await bench.StartAsync(
            "--network", network, "--publish", "127.0.0.1::8080", "--health-interval", "1s", "--env", "DATABASE_URL=postgres://postgres:pw@db/postgres", image.Name);
        var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{await app.PortAsync(8080)}") };
        await app.UntilAsync(async () => (await app.LogsAsync()).Output.Contains("Now listening", StringComparison.Ordinal), "listening");
        return (app, client, database);
    }

    private static Task<HttpResponseMessage> AddTargetAsync(HttpClient client) =>
        client.PostAsJsonAsync("/channels/42/targets", new { type = "location", displayName = "Pinballz", locationId = 7 });

    // Locks the table that the request needs, and waits until it waits.
    private static async Task<Task<HttpResponseMessage>> StartBlockedRequestAsync(HttpClient client, TestDatabase database, Npgsql.NpgsqlConnection connection)
    {
        await using var command = new Npgsql.NpgsqlCommand("LOCK TABLE monitoring_targets", connection);
        await command.ExecuteNonQueryAsync();
        var request = AddTargetAsync(client);
        while (!request.IsCompleted && !await database.AskAsync<bool>("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND relation = 'monitoring_targets'::regclass)"))
            await Task.Delay(20);
        return request;
    }
}
