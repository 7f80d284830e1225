using System.Collections.Concurrent;
using System.IO.Pipes;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;

namespace Docker.DotNet.Tests.Simulated;

/// <summary>Listens as an engine does and answers as the test says, also in ways no engine would on request.</summary>
internal sealed class SimulatedEngine : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly Func<Exchange, Task> _answer;
    private readonly IDisposable? _listener;
    private readonly ConcurrentQueue<Exchange> _seen = new();

    private SimulatedEngine(
        Uri endpoint, IDisposable? listener, Func<CancellationToken, Task<Stream>> accept, Func<Exchange, Task> answer)
    {
        Endpoint = endpoint;
        _listener = listener;
        _answer = answer;
        _ = AcceptAsync(accept);
    }

    public Uri Endpoint { get; }

    public IReadOnlyList<Exchange> Seen => [.. _seen];

    /// <summary>Gets a value indicating whether bodies stay on the connection, for the answer to read or not.</summary>
    public bool LeavesBodies { get; init; }

    public static SimulatedEngine OverUnixSocket(Func<Exchange, Task> answer, bool leavesBodies = false)
    {
        var path = Path.Combine(Path.GetTempPath(), $"engine-{Guid.NewGuid():N}"[..20] + ".sock");
        var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen(64);
        return new(new Uri("unix://" + path), listener, token => AcceptAsync(listener, token), answer) { LeavesBodies = leavesBodies };
    }

    public static SimulatedEngine OverTcp(Func<Exchange, Task> answer, SslServerAuthenticationOptions? tls = null)
    {
        var listener = new Socket(SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(64);
        return new(
            new Uri($"tcp://localhost:{((IPEndPoint)listener.LocalEndPoint!).Port}"),
            listener,
            async token =>
            {
                var stream = await AcceptAsync(listener, token);
                if (tls is null) return stream;
                var secured = new SslStream(stream);
                try
                {
                    await secured.AuthenticateAsServerAsync(tls, token);
                    return secured;
                }
                catch
                {
                    await secured.DisposeAsync();
                    throw;
                }
            },
            answer);
    }

    public static SimulatedEngine OverNamedPipe(Func<Exchange, Task> answer)
    {
        var name = $"engine-{Guid.NewGuid():N}";
        var next = Instance();
        return new(
            new Uri($"npipe://./pipe/{name}"),
            listener: null,
            async token =>
            {
                // The next instance is there before this one ends: without any the pipe would be gone for a moment.
                var pipe = next;
                await pipe.WaitForConnectionAsync(token);
                next = Instance();
                return pipe;
            },
            answer);

        NamedPipeServerStream Instance() => new(
            name, PipeDirection.InOut, maxNumberOfServerInstances: 8, PipeTransmissionMode.Byte, PipeOptions.Asynchronous);
    }

    public DockerClientBuilder Builder() => new DockerClientBuilder().WithEndpoint(Endpoint);

    public DockerClient Client() => Builder().Build();

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener?.Dispose();
        _end.Dispose();
        if (Endpoint.Scheme == "unix") File.Delete(Endpoint.LocalPath);
    }

    private static async Task<Stream> AcceptAsync(Socket listener, CancellationToken cancellationToken) =>
        new NetworkStream(await listener.AcceptAsync(cancellationToken), ownsSocket: true);

    private async Task AcceptAsync(Func<CancellationToken, Task<Stream>> accept)
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                _ = ServeAsync(await accept(_end.Token));
            }
            catch (Exception exception) when (exception is IOException or System.Security.Authentication.AuthenticationException)
            {
                // A client that does not get through the handshake is the client's affair.
            }
            catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException or SocketException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(Stream connection)
    {
        await using (connection)
        {
            try
            {
                if (await Exchange.ReadAsync(connection, !LeavesBodies) is not { } exchange) return;
                _seen.Enqueue(exchange);
                await _answer(exchange).WaitAsync(_end.Token);
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException or ObjectDisposedException)
            {
                // The client has gone, or the test is over.
            }
        }
    }
}
