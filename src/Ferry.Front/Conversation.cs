using System.Diagnostics;
using System.Net.Sockets;

namespace Ferry.Front;

/// <summary>One client's connection: request after request, each to the release that serves when it begins.</summary>
/// <remarks>
/// Messages are passed on as they are. Their ends have to be known, because a client keeps its connection over a switch: the next
/// request belongs to the new release, not to the one that answered the last.
/// </remarks>
internal sealed class Conversation : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly Socket _client;
    private readonly NetworkStream _stream;
    private readonly WireReader _reader;
    private readonly Routes _routes;
    private readonly FrontLimits _limits;
    private UpstreamLeg? _leg;

    internal Conversation(Socket client, Routes routes, FrontLimits limits)
    {
        (_client, _routes, _limits) = (client, routes, limits);
        _stream = new NetworkStream(client, ownsSocket: true);
        _reader = new WireReader(_stream);
    }

    /// <summary>Talks until the client has no more requests.</summary>
    /// <param name="ending">Ends the conversation between two requests.</param>
    internal async Task RunAsync(CancellationToken ending)
    {
        while (await _reader.ReadHeadAsync().WaitAsync(_limits.Idle, ending).OrNothing() is { } bytes)
        {
            if (bytes.AsSpan().StartsWith("PRI * HTTP/2.0"u8))
            {
                await TunnelAsync(bytes, ending);
                return;
            }

            if (HttpHead.TryRead(bytes) is not { } request || request.RequestBody() is not { } body)
            {
                await RefuseAsync(Answer.NotUnderstood);
                return;
            }

            if (!await ServeAsync(request, body, ending)) return;
        }
    }

    public void Dispose()
    {
        _leg?.Dispose();
        _stream.Dispose();
    }

    // True if another request may follow.
    private async Task<bool> ServeAsync(HttpHead request, BodyLength body, CancellationToken ending)
    {
        while (true)
        {
            using var ticket = await ReachAsync(ending);
            if (ticket is null) return false;
            var exchange = new Exchange(_client, _stream, _reader, _leg!);
            switch (await exchange.RunAsync(request, body, ticket))
            {
                case ExchangeEnd.Done:
                    _leg!.Rest();
                    return true;
                case ExchangeEnd.DoneAndClosed:
                    return false;
                // A connection that was kept may be closed by the release just when it is used again. Nothing was done then; but
                // only for a request that changes nothing can that be known.
                case ExchangeEnd.NoAnswer when _leg!.IsUsed && request.Method is "GET" or "HEAD" or "OPTIONS" && body == BodyLength.None:
                    _leg!.Dispose();
                    _leg = null;
                    continue;
                case ExchangeEnd.NoAnswer:
                    await RefuseAsync(Answer.BrokeOff);
                    return false;
                default:
                    _client.Close(0); // a reset: nobody takes the half of an answer for a whole one
                    return false;
            }
        }
    }

    /// <summary>Has a connection to the release that serves; null if there is none, and the client was told.</summary>
    private async Task<Ticket?> ReachAsync(CancellationToken ending)
    {
        for (var trying = Stopwatch.StartNew(); ; await Task.Delay(Pause, ending))
        {
            var entered = Stopwatch.StartNew();
            if (await _routes.EnterAsync(_limits.Pause, ending) is not { } ticket)
            {
                await RefuseAsync(Answer.StillPaused);
                return null;
            }

            if (entered.Elapsed > Pause) trying.Restart(); // waiting for a release is not waiting for its port
            if (_leg?.CanServe(ticket.Sequence, _limits.Reuse) == true) return ticket;
            _leg?.Dispose();
            _leg = null;
            try
            {
                _leg = await UpstreamLeg.ConnectAsync(ticket.Upstream, ticket.Sequence, ending);
                return ticket;
            }
            catch (SocketException)
            {
                ticket.Dispose();
                if (trying.Elapsed < _limits.Connect) continue;
                await RefuseAsync(Answer.NobodyThere);
                return null;
            }
        }
    }

    private async Task TunnelAsync(byte[] begun, CancellationToken ending)
    {
        using (var ticket = await ReachAsync(ending))
        {
            if (ticket is null) return;
        }

        await _leg!.Stream.WriteAsync(begun, ending);
        await Tunnel.RunAsync(_client, _reader, _stream, _leg);
    }

    // What the client still sends is read and dropped for a moment: a connection that is closed with unread bytes is reset, and
    // the client might never see the answer.
    private async Task RefuseAsync(byte[] answer)
    {
        await _stream.WriteAsync(answer);
        _client.Shutdown(SocketShutdown.Send);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        while (await _reader.FillAsync().WaitAsync(patience.Token)) _reader.Take(_reader.Buffered.Length);
    }
}
