namespace Docker.DotNet.Models;

public class OrchestrationConfig
{
    public long? TaskHistoryRetentionLimit { get; set; }
}
