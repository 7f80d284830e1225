namespace Docker.DotNet.Models;

public class SwarmRestartPolicy
{
    public string? Condition { get; set; }

    public TimeSpan? Delay { get; set; }

    public ulong? MaxAttempts { get; set; }

    public TimeSpan? Window { get; set; }
}
