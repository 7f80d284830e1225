using System.Net;
using System.Net.Http.Json;
using Npgsql;

namespace App.Tests;

public sealed class AppProcessTests
{
    [Fact]
    public async Task Sigterm_lets_the_request_under_way_finish_and_ends_with_0()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGTERM.");
        await using var host = await AppHost.StartAsync();
        using var app = new AppProcess("ConnectionStrings__App", host.ConnectionString);
        using var client = new HttpClient { BaseAddress = await app.AddressAsync() };
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await RunAsync("LOCK TABLE monitoring_targets");
        var request = client.PostAsJsonAsync("/channels/42/targets", new { type = "location", displayName = "Pinballz", locationId = 7 });
        while (await RunAsync("SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'monitoring_targets'::regclass") is 0L)
            await Task.Delay(20);

        await app.TerminateAsync();
        await WaitUntilItTakesNoMoreAsync(client.BaseAddress);
        await transaction.CommitAsync();

        Assert.Equal(HttpStatusCode.Created, (await request).StatusCode);
        Assert.Equal(0, await app.ExitCodeAsync());

        async Task<object?> RunAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction);
            return await command.ExecuteScalarAsync();
        }
    }

    [Fact]
    public async Task The_password_is_in_no_line_of_the_log_even_when_the_database_is_lost()
    {
        using var app = new AppProcess("DATABASE_URL", "postgres://bot:hush-hush@127.0.0.1:1/pinball");
        using var client = new HttpClient { BaseAddress = await app.AddressAsync() };

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.GetAsync("/health/ready")).StatusCode);
        Assert.Equal(HttpStatusCode.InternalServerError, (await client.GetAsync("/channels/42/targets")).StatusCode);

        Assert.Contains("The database does not answer.", app.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("hush-hush", app.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_database_configured_it_says_which_setting_is_missing()
    {
        using var app = new AppProcess("DATABASE_URL", "");

        Assert.NotEqual(0, await app.ExitCodeAsync());
        Assert.Contains("Set ConnectionStrings:App or DATABASE_URL.", app.Output, StringComparison.Ordinal);
    }

    private static async Task WaitUntilItTakesNoMoreAsync(Uri address)
    {
        while (true)
        {
            try
            {
                using var client = new HttpClient();
                await client.GetAsync(new Uri(address, "/health/live"));
                await Task.Delay(20);
            }
            catch (HttpRequestException)
            {
                return;
            }
        }
    }
}
