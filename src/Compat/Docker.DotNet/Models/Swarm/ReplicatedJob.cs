namespace Docker.DotNet.Models;

public class ReplicatedJob
{
    public ulong? MaxConcurrent { get; set; }

    public ulong? TotalCompletions { get; set; }
}
