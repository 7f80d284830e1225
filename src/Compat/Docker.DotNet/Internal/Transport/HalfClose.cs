using System.IO.Pipes;
using System.Net.Security;
using System.Net.Sockets;

namespace Docker.DotNet.Internal.Transport;

/// <summary>Closes the sending direction of a connection.</summary>
internal static class HalfClose
{
    internal static bool IsPossible(Stream connection) => connection switch
    {
        NetworkStream or SslStream => true,
        PipeStream => OperatingSystem.IsWindows(),
        _ => false,
    };

    internal static void Of(Stream connection)
    {
        switch (connection)
        {
            case NetworkStream network:
                network.Socket.Shutdown(SocketShutdown.Send);
                break;
            case SslStream tls:
                // close_notify ends one direction (RFC 8446, 6.1); there is no synchronous form of it.
                tls.ShutdownAsync().GetAwaiter().GetResult();
                break;
            case PipeStream pipe when OperatingSystem.IsWindows():
                EmptyPipeMessage.Write(pipe.SafePipeHandle);
                break;
        }
    }
}
