namespace Docker.DotNet.Models;

public class PluginDescription
{
    public string? Type { get; set; }

    public string? Name { get; set; }
}
