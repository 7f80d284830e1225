using System.Diagnostics;
using Npgsql;

namespace Ferry.Acceptance.Tests.Faults;

/// <summary>Clients that read and write the plan's tables all the time, and remember how long one of their statements took at most.</summary>
internal sealed class MeasuredClients : IAsyncDisposable
{
    // The rows that they write are none that a test holds.
    private static readonly string[] Statements =
    [
        "SELECT note FROM purchase WHERE id = $1", "UPDATE purchase SET note = 'client' WHERE id = $1",
        "SELECT mail FROM customer WHERE id = $1", "UPDATE customer SET mail = mail WHERE id = $1",
    ];

    private readonly CancellationTokenSource _end = new();
    private readonly List<Task<(TimeSpan Longest, long Count)>> _clients;

    public MeasuredClients(TestDatabase database) => _clients = [.. Statements.Select((sql, client) => Task.Run(() => WorkAsync(database, sql, client)))];

    /// <summary>Ends them.</summary>
    /// <returns>The longest time that a statement took, and how many there were.</returns>
    public async Task<(TimeSpan Longest, long Count)> EndAsync()
    {
        await _end.CancelAsync();
        var all = await Task.WhenAll(_clients);
        return (all.Max(client => client.Longest), all.Sum(client => client.Count));
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        _end.Dispose();
    }

    private async Task<(TimeSpan Longest, long Count)> WorkAsync(TestDatabase database, string sql, int client)
    {
        await using var connection = await database.OpenAsync();
        var (longest, count, id) = (TimeSpan.Zero, 0L, client);
        while (!_end.IsCancellationRequested)
        {
            id = (id + 4) % 499;
            await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = id });
            var start = Stopwatch.GetTimestamp();
            await command.ExecuteNonQueryAsync();
            var took = Stopwatch.GetElapsedTime(start);
            if (took > longest) longest = took;
            count++;
            await Task.Delay(5);
        }

        return (longest, count);
    }
}
