using System.Net.Sockets;

namespace Ferry.Front;

/// <summary>One request and its answer.</summary>
/// <param name="client">The client's connection.</param>
/// <param name="clientStream">The same, to write to.</param>
/// <param name="clientReader">The same, to read from.</param>
/// <param name="leg">The connection to the release.</param>
internal sealed class Exchange(Socket client, Stream clientStream, WireReader clientReader, UpstreamLeg leg)
{
    private static readonly TimeSpan RestOfRequest = TimeSpan.FromSeconds(5);

    /// <summary>Passes the request on, and its answer back.</summary>
    /// <param name="request">The request's head.</param>
    /// <param name="body">How long its body is.</param>
    /// <param name="ticket">Left early where the connection becomes something else than requests.</param>
    /// <exception cref="IOException">The client went away; the release sees its connection closed.</exception>
    internal async Task<ExchangeEnd> RunAsync(HttpHead request, BodyLength body, Ticket ticket)
    {
        var sending = SendAsync(request, body);
        HttpHead? response;
        do
        {
            if ((response = await ReadAnswerAsync()) is null) return ExchangeEnd.NoAnswer;
            await clientStream.WriteAsync(response.Bytes);
            if (response.Status == 101)
            {
                ticket.Dispose();
                await Tunnel.RunAsync(client, clientReader, clientStream, leg);
                return ExchangeEnd.DoneAndClosed;
            }
        }
        while (response.Status is >= 100 and < 200); // 100 Continue, 103 Early Hints: the answer is still to come

        var length = response.ResponseBody(request.Method);
        if (length is null || !await TryPassAsync(length)) return ExchangeEnd.BrokeOff;
        return await IsWholeAsync(sending) && length is not BodyLength.ToTheEnd && request.KeepsAlive && response.KeepsAlive ? ExchangeEnd.Done : ExchangeEnd.DoneAndClosed;
    }

    private async Task SendAsync(HttpHead request, BodyLength body)
    {
        try
        {
            await leg.Stream.WriteAsync(request.Bytes);
            await BodyCopy.CopyAsync(clientReader, leg.Stream, body);
            _ = PassEndAsync();
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // A client that broke off is told to the release by a closed connection. A release that closed may have answered before.
            if (clientReader.HasEnded) leg.Dispose();
            throw;
        }
    }

    // A client that gives up, or says that it will not say more, is not kept from telling the release so.
    private async Task PassEndAsync()
    {
        try
        {
            if (!await clientReader.PeekAsync()) leg.EndSending();
        }
        catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException)
        {
            leg.Dispose();
        }
    }

    // Some answer before they have read the request; then the rest of it is in the way of the next one.
    private static async Task<bool> IsWholeAsync(Task sending)
    {
        try
        {
            await sending.WaitAsync(RestOfRequest);
            return true;
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or TimeoutException)
        {
            return false;
        }
    }

    private async Task<HttpHead?> ReadAnswerAsync()
    {
        try
        {
            return await leg.Reader.ReadHeadAsync() is { } bytes ? HttpHead.TryRead(bytes) : null;
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            return null;
        }
    }

    private async Task<bool> TryPassAsync(BodyLength length)
    {
        try
        {
            await BodyCopy.CopyAsync(leg.Reader, clientStream, length);
            return true;
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            return false;
        }
    }
}
