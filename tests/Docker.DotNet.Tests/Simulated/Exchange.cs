using System.Globalization;
using System.Text;

namespace Docker.DotNet.Tests.Simulated;

/// <summary>One request that the simulated engine got, and the connection to answer on.</summary>
internal sealed class Exchange(string method, string target, ILookup<string, string> headers, byte[] body, Stream connection)
{
    public string Method => method;

    public string Target => target;

    public ILookup<string, string> Headers => headers;

    public string Body => Encoding.UTF8.GetString(body);

    public Stream Connection => connection;

    public static async Task<Exchange?> ReadAsync(Stream connection, bool body = true)
    {
        var lines = new List<string>();
        while (true)
        {
            if (await ReadLineAsync(connection) is not { } line) return null;
            if (line.Length == 0) break;
            lines.Add(line);
        }

        var start = lines[0].Split(' ');
        var headers = lines.Skip(1).Select(line => line.Split(": ", 2))
            .ToLookup(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
        return new Exchange(start[0], start[1], headers, body ? await ReadBodyAsync(connection, headers) : [], connection);
    }

    public Task WriteAsync(string text) => WriteAsync(Encoding.UTF8.GetBytes(text));

    public async Task WriteAsync(byte[] bytes)
    {
        await connection.WriteAsync(bytes);
        await connection.FlushAsync();
    }

    public Task AnswerAsync(string body, string status = "200 OK", string extra = "") =>
        WriteAsync($"HTTP/1.1 {status}\r\n{extra}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");

    public Task StartChunksAsync(string contentType = "application/json") =>
        WriteAsync($"HTTP/1.1 200 OK\r\nContent-Type: {contentType}\r\nTransfer-Encoding: chunked\r\n\r\n");

    public Task ChunkAsync(byte[] bytes) =>
        WriteAsync([.. Encoding.ASCII.GetBytes($"{bytes.Length:x}\r\n"), .. bytes, .. "\r\n"u8]);

    public Task ChunkAsync(string text) => ChunkAsync(Encoding.UTF8.GetBytes(text));

    public Task EndChunksAsync() => WriteAsync("0\r\n\r\n");

    public Task UpgradeAsync() =>
        WriteAsync("HTTP/1.1 101 UPGRADED\r\nContent-Type: application/vnd.docker.raw-stream\r\n"
            + "Connection: Upgrade\r\nUpgrade: tcp\r\n\r\n");

    // Byte by byte: what follows the headers of an upgrade is not to be read ahead.
    private static async Task<string?> ReadLineAsync(Stream connection)
    {
        var line = new StringBuilder();
        var one = new byte[1];
        while (await connection.ReadAsync(one) == 1)
        {
            if (one[0] == '\n') return line.ToString();
            if (one[0] != '\r') line.Append((char)one[0]);
        }

        return null;
    }

    private static async Task<byte[]> ReadBodyAsync(Stream connection, ILookup<string, string> headers)
    {
        if (headers["Content-Length"].FirstOrDefault() is { } length)
        {
            var body = new byte[int.Parse(length, CultureInfo.InvariantCulture)];
            await connection.ReadExactlyAsync(body);
            return body;
        }

        if (!headers["Transfer-Encoding"].Contains("chunked")) return [];
        var chunks = new List<byte>();
        while (true)
        {
            var size = int.Parse((await ReadLineAsync(connection))!, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            var chunk = new byte[size + 2];
            await connection.ReadExactlyAsync(chunk);
            if (size == 0) return [.. chunks];
            chunks.AddRange(chunk[..size]);
        }
    }
}
