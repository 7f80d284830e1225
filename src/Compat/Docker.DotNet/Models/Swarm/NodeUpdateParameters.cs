namespace Docker.DotNet.Models;

public class NodeUpdateParameters
{
    public string? Name { get; set; }

    public IDictionary<string, string> Labels { get; set; } = null!;

    public string? Role { get; set; }

    public string? Availability { get; set; }
}
