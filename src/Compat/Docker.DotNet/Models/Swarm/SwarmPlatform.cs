namespace Docker.DotNet.Models;

public class SwarmPlatform
{
    public string? Architecture { get; set; }

    public string? OS { get; set; }
}
