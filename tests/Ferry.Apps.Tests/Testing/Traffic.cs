using System.Collections.Concurrent;
using System.Diagnostics;

namespace Ferry.Apps.Tests.Testing;

/// <summary>Clients that ask about a hundred times a second, over connections that they keep and over new ones.</summary>
internal sealed class Traffic : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly List<Task> _clients;

    internal Traffic(Uri address) => _clients = [.. Enumerable.Range(0, 5).Select(number => AskAsync(address, number))];

    internal sealed record Request(long Begun, long Ended, string Answer, Exception? Failure);

    internal ConcurrentBag<Request> Requests { get; } = [];

    internal async Task<IReadOnlyList<Request>> EndAsync()
    {
        await _end.CancelAsync();
        await Task.WhenAll(_clients);
        return [.. Requests.OrderBy(request => request.Begun)];
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        _end.Dispose();
    }

    // Every second client posts, which nothing in between may send twice; the last one opens a connection for each request.
    private async Task AskAsync(Uri address, int number)
    {
        using var handler = new SocketsHttpHandler { PooledConnectionLifetime = number == 4 ? TimeSpan.Zero : Timeout.InfiniteTimeSpan };
        using var client = new HttpClient(handler) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(100) };
        while (!_end.IsCancellationRequested)
        {
            var begun = Stopwatch.GetTimestamp();
            try
            {
                var answer = number % 2 == 0 ? await client.GetStringAsync("/") : await PostAsync(client);
                Requests.Add(new Request(begun, Stopwatch.GetTimestamp(), answer, null));
            }
            catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
            {
                Requests.Add(new Request(begun, Stopwatch.GetTimestamp(), "", exception));
            }

            await Task.Delay(30);
        }
    }

    private static async Task<string> PostAsync(HttpClient client)
    {
        using var answer = await client.PostAsync("/echo", new StringContent("echo"));
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync();
    }
}
