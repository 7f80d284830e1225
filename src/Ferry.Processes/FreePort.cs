using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Ferry.Processes;

/// <summary>Chooses loopback ports.</summary>
public static class FreePort
{
    // Below the ports that operating systems hand out for outgoing connections (Linux from 32768, others from 49152), so that
    // a stopped server rarely finds its port taken.
    private const int Lowest = 20000;
    private const int Highest = 32767;

    /// <summary>Finds a port that is free at this moment; whoever binds it must still be ready to lose the race.</summary>
    /// <returns>The port.</returns>
    public static int Pick()
    {
        int port;
        do port = RandomNumberGenerator.GetInt32(Lowest, Highest + 1);
        while (!IsFree(port));
        return port;
    }

    /// <summary>Looks whether nobody listens on a port.</summary>
    /// <param name="port">The port.</param>
    /// <param name="address">The address; null for loopback.</param>
    /// <returns>True if it can be listened on.</returns>
    public static bool IsFree(int port, IPAddress? address = null)
    {
        address ??= IPAddress.Loopback;
        using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(address, port));
            socket.Listen(1);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
