using Ferry.Testing;
using Npgsql;

namespace Ferry.PostgreSql.Tests.Servers;

public sealed class ServerLogTests
{
    [Fact]
    public async Task The_log_ends_with_the_newest_lines()
    {
        await using var checkout = new TestCheckout();
        await checkout.Server.StartAsync();
        var all = checkout.Server.ReadLogAsync(1000, follow: false).ToBlockingEnumerable().ToList();
        var last = checkout.Server.ReadLogAsync(1, follow: false).ToBlockingEnumerable().ToList();

        Assert.Contains(all, line => line.Contains("database system is ready to accept connections", StringComparison.Ordinal));
        Assert.Equal(all[^1..], last);
    }

    [Fact]
    public async Task A_followed_log_goes_on_with_what_happens()
    {
        await using var checkout = new TestCheckout();
        var connection = (await checkout.Server.StartAsync()).Connection;
        using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var failing = Task.Run(async () =>
        {
            await Task.Delay(300);
            await Assert.ThrowsAsync<PostgresException>(() => connection.AskAsync("SELECT * FROM nowhere"));
        });

        await foreach (var line in checkout.Server.ReadLogAsync(0, follow: true, enough.Token))
        {
            if (line.Contains("relation \"nowhere\" does not exist", StringComparison.Ordinal)) break;
        }

        await failing;
        Assert.False(enough.IsCancellationRequested);
    }
}
