using System.Net.Sockets;

namespace Ferry.Front;

/// <summary>Passes everything on in both directions, for what is no longer HTTP/1.1: WebSockets, and HTTP/2 from its first byte on.</summary>
internal static class Tunnel
{
    internal static async Task RunAsync(Socket client, WireReader clientReader, Stream clientStream, UpstreamLeg leg)
    {
        var there = PassAsync(clientReader, leg.Stream, leg.EndSending);
        var back = PassAsync(leg.Reader, clientStream, () => client.Shutdown(SocketShutdown.Send));
        // A side that broke does not end the other's reading; closing both does.
        if (await Task.WhenAny(there, back) is { IsFaulted: true } broken) await broken;
        await Task.WhenAll(there, back);
    }

    private static async Task PassAsync(WireReader from, Stream to, Action end)
    {
        await BodyCopy.CopyAsync(from, to, BodyLength.UntilEnd);
        end();
    }
}
