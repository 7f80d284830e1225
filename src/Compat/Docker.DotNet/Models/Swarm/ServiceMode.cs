namespace Docker.DotNet.Models;

public class ServiceMode
{
    public ReplicatedService? Replicated { get; set; }

    public GlobalService? Global { get; set; }

    public ReplicatedJob? ReplicatedJob { get; set; }

    public GlobalJob? GlobalJob { get; set; }
}
