namespace Docker.DotNet.Models;

public class ResourceRequirements
{
    public SwarmLimit? Limits { get; set; }

    public SwarmResources? Reservations { get; set; }

    public long? SwapBytes { get; set; }

    public long? MemorySwappiness { get; set; }
}
