using Ferry.Ports;
using Ferry.PostgreSql.Servers;

namespace Ferry.PostgreSql.Tests.Drift;

/// <summary>Real sandboxes, and how many there were.</summary>
internal sealed class CountingSandboxes(string folder) : ISandboxes
{
    private readonly LocalSandboxes _local = new(folder, PostgresSearch.OfThisMachine());
    private int _started;

    public int Started => _started;

    /// <summary>The version that is to be had here, whatever is asked for; null for what is asked for.</summary>
    public int? Only { get; set; }

    public Task<ISandbox> StartAsync(int? major = null, IProgress<string>? progress = null, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _started);
        return _local.StartAsync(Only ?? major, progress, cancellationToken);
    }
}
