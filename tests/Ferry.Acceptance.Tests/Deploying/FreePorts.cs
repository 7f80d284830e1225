using System.Net;
using System.Net.Sockets;

namespace Ferry.Acceptance.Tests.Deploying;

/// <summary>Ports for apps, below those that the system hands out for outgoing connections.</summary>
internal static class FreePorts
{
    public static int Pick()
    {
        while (true)
        {
            var port = Random.Shared.Next(20_000, 32_000);
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
                return port;
            }
            catch (SocketException)
            {
                // taken
            }
        }
    }
}
