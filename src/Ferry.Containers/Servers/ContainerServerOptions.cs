using Ferry.PostgreSql;
using Ferry.Settings;

namespace Ferry.Containers.Servers;

/// <summary>What may differ between servers in containers.</summary>
/// <param name="Container">What they are made from, and what they may use.</param>
/// <param name="Environment">The environment they are for; becomes a label.</param>
/// <param name="Run">The run that makes them; becomes a label.</param>
public sealed record ContainerServerOptions(ContainerSettings Container, string Environment, RunIdentity Run)
{
    /// <summary>How long a start may take, crash recovery included and pulling an image not.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long to wait for another process that is creating, starting or stopping the same server.</summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromMinutes(10);
}
