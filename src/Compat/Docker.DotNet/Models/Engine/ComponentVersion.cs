namespace Docker.DotNet.Models;

public class ComponentVersion
{
    public string Name { get; set; } = "";

    public string Version { get; set; } = "";

    public IDictionary<string, string>? Details { get; set; }
}
