using System.Net;
using System.Net.Sockets;
using System.Text;
using Ferry.Front;

namespace Ferry.Apps.Tests.Front;

/// <summary>A front in this process, with a release behind it that says what a test tells it to say, byte by byte.</summary>
internal sealed class Wire : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ferry-front-").FullName;
    private readonly CancellationTokenSource _end = new();
    private readonly TcpListener _release = new(IPAddress.Loopback, 0);
    private readonly Door _door;
    private readonly Task _serving;
    private int _sequence;

    internal Wire(FrontLimits? limits = null)
    {
        _release.Start();
        Lead(_release.LocalEndpoint);
        var routes = new Routes(new FrontFiles(_folder));
        _door = new Door(new IPEndPoint(IPAddress.Loopback, 0), routes, limits ?? FrontLimits.Everyday);
        _door.Open();
        _serving = Task.WhenAll(_door.ServeAsync(_end.Token), routes.WatchAsync(_end.Token));
    }

    internal string Drained => File.ReadAllText(Path.Combine(_folder, "front.drained"));

    /// <summary>Leads requests to an address; null to have them wait.</summary>
    internal void Lead(EndPoint? upstream)
    {
        var route = Path.Combine(_folder, "route.json");
        File.WriteAllText(route + ".new", $$"""{"sequence":{{++_sequence}},"port":{{(upstream is IPEndPoint address ? $"{address.Port}" : "null")}},"release":null}""");
        File.Move(route + ".new", route, overwrite: true);
    }

    internal async Task<Side> ConnectAsync()
    {
        var client = new TcpClient();
        await client.ConnectAsync(_door.Address);
        return new Side(client);
    }

    /// <summary>The next connection that the front makes to the release.</summary>
    internal async Task<Side> AcceptAsync() => new(await _release.AcceptTcpClientAsync().WaitAsync(TimeSpan.FromSeconds(10)));

    internal void StopListening() => _release.Stop();

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _serving;
        _release.Dispose();
        _door.Dispose();
        _end.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>One end of a connection.</summary>
    internal sealed class Side(TcpClient connection) : IDisposable
    {
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

        internal NetworkStream Stream { get; } = connection.GetStream();

        internal Task SayAsync(string text) => Stream.WriteAsync(Encoding.Latin1.GetBytes(text)).AsTask();

        /// <summary>Hears exactly this, and not a byte less.</summary>
        internal async Task HearAsync(string text)
        {
            var bytes = new byte[text.Length];
            await Stream.ReadExactlyAsync(bytes).AsTask().WaitAsync(Patience);
            Assert.Equal(text, Encoding.Latin1.GetString(bytes));
        }

        internal async Task<string> HearAllAsync()
        {
            using var all = new MemoryStream();
            await Stream.CopyToAsync(all).WaitAsync(Patience);
            return Encoding.Latin1.GetString(all.ToArray());
        }

        internal async Task HearsNothingAsync() =>
            await Assert.ThrowsAsync<TimeoutException>(() => Stream.ReadAsync(new byte[1]).AsTask().WaitAsync(TimeSpan.FromMilliseconds(200)));

        internal async Task HearsTheEndAsync() => Assert.Equal(0, await Stream.ReadAsync(new byte[1]).AsTask().WaitAsync(Patience));

        internal void EndSaying() => connection.Client.Shutdown(SocketShutdown.Send);

        internal void Reset() => connection.Client.Close(0);

        public void Dispose() => connection.Dispose();
    }
}
