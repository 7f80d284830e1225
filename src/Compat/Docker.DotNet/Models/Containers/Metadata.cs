namespace Docker.DotNet.Models;

public class Metadata
{
    public DateTime? LastTagTime { get; set; }
}
