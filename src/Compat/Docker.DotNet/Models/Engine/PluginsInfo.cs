namespace Docker.DotNet.Models;

public class PluginsInfo
{
    public IList<string> Volume { get; set; } = null!;

    public IList<string> Network { get; set; } = null!;

    public IList<string> Authorization { get; set; } = null!;

    public IList<string> Log { get; set; } = null!;
}
