using System.Diagnostics;
using System.Text.Json;

namespace Ferry.Front;

/// <summary>Gives each request the route of the moment at which it begins, and knows which routes still have requests in progress.</summary>
/// <param name="files">Where the route is read.</param>
internal sealed class Routes(FrontFiles files)
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(25);

    private readonly Lock _gate = new();
    private readonly SortedDictionary<long, int> _inProgress = [];
    private Route _last = new(-1, null);
    private TaskCompletionSource _changed = NewSignal();

    /// <summary>Begins a request; waits while there is nobody to serve it.</summary>
    /// <param name="patience">How long to wait.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Its route, to be left when the request is done; null if nobody came.</returns>
    internal async Task<Ticket?> EnterAsync(TimeSpan patience, CancellationToken cancellation)
    {
        var waiting = Stopwatch.StartNew();
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                var route = Read();
                if (route.Upstream is { } upstream)
                {
                    _inProgress[route.Sequence] = _inProgress.GetValueOrDefault(route.Sequence) + 1;
                    return new Ticket(route.Sequence, upstream, () => Leave(route.Sequence));
                }

                changed = _changed.Task;
            }

            if (waiting.Elapsed >= patience) return null;
            await Task.WhenAny(changed, Task.Delay(patience - waiting.Elapsed, cancellation));
            cancellation.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Wakes those who wait when the route changes, and tells when the last request of an earlier route is done.</summary>
    internal async Task WatchAsync(CancellationToken cancellation)
    {
        var (seen, told) = (-1L, -1L);
        while (!cancellation.IsCancellationRequested)
        {
            long drained;
            lock (_gate)
            {
                var now = Read().Sequence;
                if (now != seen) Interlocked.Exchange(ref _changed, NewSignal()).SetResult();
                seen = now;
                drained = _inProgress.Count == 0 ? now : Math.Min(now, _inProgress.Keys.First());
            }

            if (drained != told) files.WriteDrained(told = drained);
            await Task.WhenAny(Task.Delay(Glance, cancellation));
        }
    }

    // Read for each request, under the lock: what was begun on an earlier route is known as such, and nothing begins on one later.
    private Route Read()
    {
        try
        {
            return _last = files.ReadRoute();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException)
        {
            return _last; // it is being replaced at this moment, which Windows shows
        }
    }

    private void Leave(long sequence)
    {
        lock (_gate)
        {
            if (--_inProgress[sequence] == 0) _inProgress.Remove(sequence);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
