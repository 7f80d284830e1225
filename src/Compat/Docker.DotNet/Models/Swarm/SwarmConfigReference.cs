namespace Docker.DotNet.Models;

public class SwarmConfigReference
{
    public ConfigReferenceFileTarget? File { get; set; }

    public string ConfigID { get; set; } = "";

    public string ConfigName { get; set; } = "";
}
