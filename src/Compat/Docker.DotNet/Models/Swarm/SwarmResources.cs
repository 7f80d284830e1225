namespace Docker.DotNet.Models;

public class SwarmResources
{
    public long? NanoCPUs { get; set; }

    public long? MemoryBytes { get; set; }

    public IList<GenericResource>? GenericResources { get; set; }
}
