using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Ferry.PostgreSql.Servers;

/// <summary>Chooses loopback ports.</summary>
internal static class FreePort
{
    // Below the ports that operating systems hand out for outgoing connections (Linux from 32768, others from 49152), so that
    // a stopped server rarely finds its port taken.
    private const int Lowest = 20000;
    private const int Highest = 32767;

    /// <summary>A port that is free at this moment; whoever binds it must still be ready to lose the race.</summary>
    internal static int Pick()
    {
        int port;
        do port = RandomNumberGenerator.GetInt32(Lowest, Highest + 1);
        while (!IsFree(port));
        return port;
    }

    internal static bool IsFree(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            socket.Listen(1);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
