namespace Docker.DotNet.Models;

public class SwarmUpdateConfig
{
    public ulong Parallelism { get; set; }

    public TimeSpan? Delay { get; set; }

    public string? FailureAction { get; set; }

    public TimeSpan? Monitor { get; set; }

    public float MaxFailureRatio { get; set; }

    public string Order { get; set; } = "";
}
