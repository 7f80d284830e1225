namespace Docker.DotNet.Models;

public class EngineDescription
{
    public string? EngineVersion { get; set; }

    public IDictionary<string, string>? Labels { get; set; }

    public IList<PluginDescription>? Plugins { get; set; }
}
