using System.Text;

namespace Ferry.Processes;

/// <summary>Collects one output of a program while it runs.</summary>
internal sealed class ProcessText
{
    private readonly StringBuilder _text = new();
    private readonly Task _collecting;

    internal ProcessText(StreamReader reader) => _collecting = CollectAsync(reader);

    /// <summary>Gives what was said, waiting at most <paramref name="linger"/> for the output to be closed.</summary>
    internal async Task<string> ReadAsync(TimeSpan linger, IReadOnlyList<string> secrets)
    {
        await Task.WhenAny(_collecting, Task.Delay(linger));
        string text;
        lock (_text) text = _text.ToString();
        return secrets.Where(secret => secret.Length > 0).Aggregate(text, (said, secret) => said.Replace(secret, "***", StringComparison.Ordinal));
    }

    private async Task CollectAsync(StreamReader reader)
    {
        var buffer = new char[4096];
        int count;
        while ((count = await ReadAsync(reader, buffer)) > 0)
        {
            lock (_text) _text.Append(buffer, 0, count);
        }
    }

    // The process, and with it the reader, may be disposed while a child that it left behind keeps the output open.
    private static async Task<int> ReadAsync(StreamReader reader, char[] buffer)
    {
        try
        {
            return await reader.ReadAsync(buffer);
        }
        catch (Exception exception) when (exception is ObjectDisposedException or IOException or OperationCanceledException)
        {
            return 0;
        }
    }
}
