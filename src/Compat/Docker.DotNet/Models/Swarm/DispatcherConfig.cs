namespace Docker.DotNet.Models;

public class DispatcherConfig
{
    public TimeSpan? HeartbeatPeriod { get; set; }
}
