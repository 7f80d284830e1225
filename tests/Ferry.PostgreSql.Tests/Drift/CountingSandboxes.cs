using Ferry.Ports;
using Ferry.PostgreSql.Servers;

namespace Ferry.PostgreSql.Tests.Drift;

/// <summary>Real sandboxes, and how many there were.</summary>
internal sealed class CountingSandboxes(string folder) : ISandboxes
{
    private readonly LocalSandboxes _local = new(folder, PostgresSearch.OfThisMachine());
    private int _started;

    public int Started => _started;

    public Task<ISandbox> StartAsync(int? major = null, IProgress<string>? progress = null, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _started);
        return _local.StartAsync(major, progress, cancellationToken);
    }
}
