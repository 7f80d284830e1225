using System.Net;
using System.Net.Sockets;

namespace Ferry.Containers.Tests.Testing;

/// <summary>Another program that listens on a port.</summary>
internal sealed class TakenPort : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    internal TakenPort(int port)
    {
        _socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, Port = port));
        _socket.Listen();
    }

    internal int Port { get; }

    public void Dispose() => _socket.Dispose();
}
