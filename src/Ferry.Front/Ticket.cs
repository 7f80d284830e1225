using System.Net;

namespace Ferry.Front;

/// <summary>A request in progress, or one that is about to be.</summary>
/// <param name="sequence">The route on which it began.</param>
/// <param name="upstream">The release that serves it.</param>
/// <param name="leave">Called once, when it is done.</param>
internal sealed class Ticket(long sequence, IPEndPoint upstream, Action leave) : IDisposable
{
    private Action? _leave = leave;

    internal long Sequence => sequence;

    internal IPEndPoint Upstream => upstream;

    public void Dispose() => Interlocked.Exchange(ref _leave, null)?.Invoke();
}
