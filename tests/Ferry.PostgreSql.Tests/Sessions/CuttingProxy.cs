using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Ferry.PostgreSql.Tests.Sessions;

/// <summary>A network between a client and a server that breaks when the server has done its work and its answer is under way.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private const byte ReadyForQuery = (byte)'Z';

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly NpgsqlConnectionStringBuilder _server;
    private readonly List<TcpClient> _ends = [];
    private readonly Task _accepting;
    private int _answers;
    private int _cutAt = int.MaxValue;

    public CuttingProxy(string connectionString)
    {
        // Without encryption everything that the server says is a row of messages from the first byte on.
        _server = new NpgsqlConnectionStringBuilder(connectionString) { SslMode = SslMode.Disable, GssEncryptionMode = GssEncryptionMode.Disable, Pooling = false };
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>The way through it.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder(_server.ConnectionString) { Host = "127.0.0.1", Port = ((IPEndPoint)_listener.LocalEndpoint).Port }.ConnectionString;

    /// <summary>How many answers the server has given since the last <see cref="CutAt"/>.</summary>
    public int Answers => _answers;

    /// <summary>Breaks every connection instead of passing on an answer; those that come later live.</summary>
    public void CutAt(int answer) => (_cutAt, _answers) = (answer, 0);

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        Cut();
        await _accepting;
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            try
            {
                var client = await _listener.AcceptTcpClientAsync();
                var server = new TcpClient();
                await server.ConnectAsync(_server.Host!, _server.Port);
                lock (_ends) _ends.AddRange([client, server]);
                _ = PassAsync(() => client.GetStream().CopyToAsync(server.GetStream()), server);
                _ = PassAsync(() => AnswerAsync(server.GetStream(), client.GetStream()), client);
            }
            catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private static async Task PassAsync(Func<Task> copy, TcpClient to)
    {
        try
        {
            await copy();
        }
        catch (Exception ended) when (ended is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // One end is gone, and so is the other.
        }

        to.Dispose();
    }

    // A message is a type, a length that counts itself, and a body (https://www.postgresql.org/docs/current/protocol-message-formats.html).
    private async Task AnswerAsync(NetworkStream server, NetworkStream client)
    {
        var head = new byte[5];
        while (true)
        {
            await server.ReadExactlyAsync(head);
            var body = new byte[System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(1)) - 4];
            await server.ReadExactlyAsync(body);
            if (head[0] == ReadyForQuery && Interlocked.Increment(ref _answers) == _cutAt) Cut();
            await client.WriteAsync((byte[])[.. head, .. body]);
        }
    }

    private void Cut()
    {
        lock (_ends)
        {
            foreach (var end in _ends) end.Dispose();
            _ends.Clear();
        }
    }
}
