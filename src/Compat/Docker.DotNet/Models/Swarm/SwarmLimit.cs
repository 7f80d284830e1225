namespace Docker.DotNet.Models;

public class SwarmLimit
{
    public long? NanoCPUs { get; set; }

    public long? MemoryBytes { get; set; }

    public long? Pids { get; set; }
}
