namespace Docker.DotNet.Models;

public class ServiceStatus
{
    public ulong RunningTasks { get; set; }

    public ulong DesiredTasks { get; set; }

    public ulong CompletedTasks { get; set; }
}
