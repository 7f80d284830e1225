using System.Collections.Concurrent;

namespace Ferry.Containers.Tests.Testing;

/// <summary>Keeps what was reported, in order and at once; <see cref="Progress{T}"/> would do so some time later.</summary>
internal sealed class Heard : IProgress<string>
{
    internal ConcurrentQueue<string> Lines { get; } = new();

    public void Report(string value) => Lines.Enqueue(value);
}
