using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Ferry.Front;

/// <summary>A connection to the release that serves, for the requests of one client.</summary>
internal sealed class UpstreamLeg : IDisposable
{
    private readonly Socket _socket;
    private readonly Stopwatch _unused = Stopwatch.StartNew();

    private UpstreamLeg(Socket socket, long sequence)
    {
        (_socket, Sequence) = (socket, sequence);
        Stream = new NetworkStream(socket, ownsSocket: true);
        Reader = new WireReader(Stream);
    }

    /// <summary>The route it belongs to.</summary>
    internal long Sequence { get; }

    internal NetworkStream Stream { get; }

    internal WireReader Reader { get; }

    /// <summary>True once a request has gone over it: then the other side may close it at any moment, as it likes.</summary>
    internal bool IsUsed { get; private set; }

    /// <exception cref="SocketException">Nobody listens there.</exception>
    internal static async Task<UpstreamLeg> ConnectAsync(IPEndPoint upstream, long sequence, CancellationToken cancellation)
    {
        var socket = new Socket(upstream.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(upstream, cancellation);
            return new UpstreamLeg(socket, sequence);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Looks whether it can take one more request: on the same route, not unused for long, and nothing was said on it since.</summary>
    internal bool CanServe(long sequence, TimeSpan reuse) =>
        Sequence == sequence && _unused.Elapsed < reuse && Reader.Buffered.Length == 0 && !_socket.Poll(0, SelectMode.SelectRead);

    internal void Rest()
    {
        IsUsed = true;
        _unused.Restart();
    }

    /// <summary>Tells the release that the client will say no more.</summary>
    internal void EndSending() => _socket.Shutdown(SocketShutdown.Send);

    public void Dispose() => Stream.Dispose();
}
