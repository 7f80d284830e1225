using System.Collections.Concurrent;

namespace Ferry.Acceptance.Tests.Deploying;

/// <summary>Clients that ask the app all the time, and write down what they hear.</summary>
internal sealed class Watch : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly List<Task> _clients;
    private readonly ConcurrentQueue<string> _heard = [];

    public Watch(Uri address) => _clients = [.. Enumerable.Range(0, 3).Select(_ => AskAsync(address))];

    /// <summary>Ends the clients.</summary>
    /// <returns>Each answer, in about the order in which they came; a failure begins with <c>!</c>.</returns>
    public async Task<IReadOnlyList<string>> EndAsync()
    {
        await _end.CancelAsync();
        await Task.WhenAll(_clients);
        return [.. _heard];
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        _end.Dispose();
    }

    private async Task AskAsync(Uri address)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(60) };
        while (!_end.IsCancellationRequested)
        {
            try
            {
                _heard.Enqueue(await client.GetStringAsync(address));
            }
            catch (Exception problem) when (problem is HttpRequestException or TaskCanceledException)
            {
                _heard.Enqueue($"! {problem.Message}");
            }

            await Task.Delay(20);
        }
    }
}
