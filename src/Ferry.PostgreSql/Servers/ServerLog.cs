using System.Runtime.CompilerServices;

namespace Ferry.PostgreSql.Servers;

/// <summary>Reads the server's own log while the server writes it.</summary>
internal static class ServerLog
{
    private const long Limit = 10_000_000;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    internal static long Length(string path) => File.Exists(path) ? new FileInfo(path).Length : 0;

    /// <summary>Puts a long log aside before the server is started; the one before it is dropped.</summary>
    internal static void Trim(string path)
    {
        if (Length(path) > Limit) File.Move(path, path + ".old", overwrite: true);
    }

    /// <summary>What was written since the log had a certain length.</summary>
    internal static string From(string path, long offset)
    {
        if (!File.Exists(path)) return "";
        using var stream = Open(path);
        stream.Position = Math.Min(offset, stream.Length);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>The newest lines and, if asked to, those that follow.</summary>
    internal static async IAsyncEnumerable<string> ReadAsync(
        string path, int lines, bool follow, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!File.Exists(path)) yield break;
        await using var stream = Open(path);
        using var reader = new StreamReader(stream);
        var newest = new Queue<string>();
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            newest.Enqueue(line);
            if (newest.Count > lines) newest.Dequeue();
        }

        foreach (var line in newest) yield return line;
        if (!follow) yield break;
        await foreach (var line in FollowAsync(reader, cancellationToken)) yield return line;
    }

    // A line is given when it is whole: what is read may end in the middle of one that is being written.
    private static async IAsyncEnumerable<string> FollowAsync(StreamReader reader, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var begun = "";
        while (true)
        {
            begun += await reader.ReadToEndAsync(cancellationToken);
            var lines = begun.Split('\n');
            foreach (var line in lines[..^1]) yield return line.TrimEnd('\r');
            begun = lines[^1];
            await Task.Delay(Pause, cancellationToken);
        }
    }

    private static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
}
