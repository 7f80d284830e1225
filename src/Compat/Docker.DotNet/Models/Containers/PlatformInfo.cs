namespace Docker.DotNet.Models;

public class PlatformInfo
{
    public string Name { get; set; } = "";
}
