using Docker.DotNet.Models;

namespace Ferry.Containers.Apps;

/// <summary>Keeps the newest lines of what an engine says while it builds; a failure is among them, after it has promised success.</summary>
internal sealed class BuildOutput : IProgress<JSONMessage>
{
    private const int Lines = 15;

    private readonly Queue<string> _tail = new();

    /// <summary>Why it failed; null as long as it has not.</summary>
    internal string? Error { get; private set; }

    /// <summary>The newest lines.</summary>
    internal string Tail => string.Join('\n', _tail);

    /// <inheritdoc/>
    public void Report(JSONMessage value)
    {
        Error ??= value.Error?.Message;
        if (value.Stream?.Trim() is not { Length: > 0 } line) return;
        _tail.Enqueue(line);
        if (_tail.Count > Lines) _tail.Dequeue();
    }
}
