using System.Collections.Concurrent;

namespace Docker.DotNet.Tests.Simulated;

/// <summary>Keeps what was reported, in order and at once; <see cref="Progress{T}"/> would do so some time later.</summary>
internal sealed class Reports<T> : IProgress<T>
{
    private readonly ConcurrentQueue<T> _all = new();
    private readonly SemaphoreSlim _more = new(0);

    public IReadOnlyList<T> All => [.. _all];

    public void Report(T value)
    {
        _all.Enqueue(value);
        _more.Release();
    }

    public async Task NextAsync() => Assert.True(await _more.WaitAsync(TimeSpan.FromSeconds(10)), "Nothing more was reported.");
}
