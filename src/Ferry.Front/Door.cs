using System.Net;
using System.Net.Sockets;

namespace Ferry.Front;

/// <summary>Takes connections at the public port.</summary>
/// <param name="address">Where it listens.</param>
/// <param name="routes">Where requests go.</param>
/// <param name="limits">How long it has patience.</param>
internal sealed class Door(IPEndPoint address, Routes routes, FrontLimits limits) : IDisposable
{
    private const int Backlog = 512;

    private readonly Socket _socket = new(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
    private int _open;

    internal IPEndPoint Address => (IPEndPoint)_socket.LocalEndPoint!;

    /// <exception cref="SocketException">Somebody else has the port.</exception>
    internal void Open()
    {
        if (address.Address.Equals(IPAddress.IPv6Any)) _socket.DualMode = true;
        _socket.Bind(address);
        _socket.Listen(Backlog);
    }

    /// <summary>Serves until it is told to end; then no connection is taken any more, and requests in progress finish.</summary>
    internal async Task ServeAsync(CancellationToken ending)
    {
        while (!ending.IsCancellationRequested)
        {
            try
            {
                _ = TalkAsync(await _socket.AcceptAsync(ending), ending);
            }
            catch (OperationCanceledException)
            {
                break;
            }
            catch (SocketException)
            {
                // The client was gone before it was let in, or there are no file handles left for a moment.
                await Task.Delay(TimeSpan.FromMilliseconds(20), CancellationToken.None);
            }
        }

        _socket.Close();
        using var patience = new CancellationTokenSource(limits.Drain);
        while (Volatile.Read(ref _open) > 0 && !patience.IsCancellationRequested) await Task.Delay(TimeSpan.FromMilliseconds(20), CancellationToken.None);
    }

    public void Dispose() => _socket.Dispose();

    private async Task TalkAsync(Socket client, CancellationToken ending)
    {
        Interlocked.Increment(ref _open);
        try
        {
            client.NoDelay = true;
            using var conversation = new Conversation(client, routes, limits);
            await conversation.RunAsync(ending);
        }
        catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // One of the two sides has gone; the other one was told by its closed connection.
        }
        catch (Exception exception)
        {
            Console.WriteLine($"{DateTime.UtcNow:O} unexpected, one connection was closed: {exception}");
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }
}
